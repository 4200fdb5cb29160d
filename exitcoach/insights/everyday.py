"""Names that are also words of the language: in ordinary text they must stay."""

from exitcoach.insights.folding import folded

_SPANISH = """
abril alba alegria alma amor amparo angel angeles araceli armas aurora barrio blanca blanco bravo bueno caballero
cabello cabeza calle campo campos cano casa casas castillo cielo clara claro concepcion conde consuelo corona cortes
cruz cuesta delgado dolores dulce encarnacion esperanza estrella fe felix feliz flor flores franco fuente fuentes
fuerte gallo gloria gracia guerra guerrero hermoso herrero hierro hija hijo hijos iglesia iglesias inmaculada leal
leon libertad luna luz maestro mar marina marques martes mayo mayor mejor melon mena mercado merced mercedes milagros
molina molino monte montes mora morena moreno moro nieves norte nube ocampo olivo oro ortega palma paloma parra pastor
paz perla pico piedad pilar pinto plaza prado primo prudencia puente puerta puerto ramos real redondo refugio reina
remedios rey reyes rico rio rios rivera rocio roja rojas rojo romero rosa rosario rosas rubio salud salvador santa
santo santos serena serrano sierra sol soledad soto sueño torre torres valle vega ventura vera verano verde vida viola
violeta virgen virtudes vivo zapatero
"""
_ENGLISH = """
amber april ash august autumn baker banks bell berry bill bishop black bond brook brooks brown bush butler carpenter
carter chance chase christian church clay cliff close cole cook coral crystal daisy dale dawn day dean drew duke earl
faith field fields fisher ford forest forrest frank french gardener gene gold good grace grant gray green guy hall
hand hardy harry hazel heath heather henry hill holly hope hunt hunter ivy jack jade january jasmine jean jewel joy
june king knight lane law lily long love low major mark marks mason may melody mercy mike miles miller misty moon
north olive page paige park parker parks patience pearl penny peter pope porter potter powers price prince queen ray
red rich rob robin rock rod rose rowan ruby rush sandy savage sharp short sky smart smith snow stern stone story sue
summer swift taylor temple terry violet wade walker ward warden waters weaver west white will winter wise wolf wood
woods work young
"""
_TRADES = """
academia agencia almacen almacenes asesoria asociacion asociados autos ayuntamiento bakery banco bank bar bodega
bodegas cafe cafeteria carpinteria casa centro church clinic clinica club colegio college comercial company compañia
comunidad construcciones consulting cooperativa dental despacho distribuciones empresa escuela estudio fabrica familia
family farmacia ferreteria floristeria fundacion garage garaje gestoria gimnasio group grupo hermanos home hospital
hostal hotel house iglesia industrias inmobiliaria instituto internacional international jardin joyeria laboratorio
laboratorios libreria logistica market motors mueblería nacional national office oficina optica panaderia papeleria
partners peluqueria pharmacy pizzeria reformas residencia restaurant restaurante salon school seguros service services
servicio servicios shop sistemas sociedad soluciones solutions sons store studio supermercado systems taller talleres
technologies tecnicas tienda trading transport transporte transportes universidad university veterinaria viajes web
"""
_ARTICLES = """
al dar el ella este esta hace hacia la las lo los mas mi nuestra nuestro su sus tu tus un una a an any i it no please
that the this to you your
"""
EVERYDAY = frozenset(folded(f"{_SPANISH} {_ENGLISH} {_TRADES}").split())
"""Folded. A person or a house of such a name is found by its capital letter, its title, or the rest of the name."""
ARTICLES = frozenset(_ARTICLES.split())
"""Before such a word, an everyday name in a text without any capital letters is a word."""
