"""The smallest sound playbook, as a file a person would write; tests break it line by line."""

SAMPLE = """\
id: shop
version: 3
title: {es: Tienda, en: Shop}
departments:
  - {es: Caja, en: Till}
cards:
  opening:
    - {es: Respira., en: Breathe.}
  calm:
    - {es: Bebe agua., en: Drink water.}
gate:
  verdicts:
    explore: {headline: {es: Hay apertura, en: There is an opening}, advice: {es: Pregunta una vez, en: Ask once}}
    care: {headline: {es: Con cuidado, en: With care}, advice: {es: Despacio, en: Slowly}}
    hold: {headline: {es: Espera, en: Wait}, advice: {es: Escucha, en: Listen}}
    let_go: {headline: {es: Deja ir, en: Let go}, advice: {es: Despide bien, en: Part well}}
    stop: {headline: {es: Para, en: Stop}, advice: {es: No insistas, en: Do not insist}}
  reasons:
    client_said_no: {es: Dijo que no, en: They said no}
    report_only_wanted: {es: Solo el parte, en: Only the statement}
    decision_firm: {es: Firme, en: Firm}
    circumstance: {es: Circunstancia, en: A circumstance}
    declined_to_say: {es: No lo dice, en: They will not say}
    not_heard: {es: Sin escuchar, en: Not heard}
    cause_unknown: {es: Sin causa, en: No cause}
    still_hot: {es: En caliente, en: Still hot}
    unconfirmed: {es: Sin confirmar, en: Unconfirmed}
    repeated_failure: {es: Falla repetida, en: Repeated failure}
    opening: {es: Apertura, en: Opening}
causes:
  groups:
    core: {es: Producto, en: Product}
    unknown: {es: Sin causa, en: No cause}
  causes:
    core.quality: {es: Mala calidad, en: Poor quality, control: A, keaveney: [core]}
    unknown.unclear: {es: No está claro, en: Not clear, control: U}
stages:
  - id: listen
    title: {es: Escuchar, en: Listen}
    goal: {es: Que termine, en: Let them finish}
    say:
      - {es: Le escucho., en: I am listening.}
      - {es: Lo siento., en: I am sorry., fits: [sad, core.*], unless: let_go}
    avoid:
      - {es: Cálmese., en: Calm down.}
    reminders:
      - {es: Silencio., en: Silence., on: hot, fits: [angry]}
    questions:
      - id: firmness
        label: {es: Firmeza, en: Firmness}
        ask: {es: ¿Decidido?, en: Decided?}
        tip: {es: Escucha., en: Listen.}
        choices:
          firm: {es: Firme, en: Firm}
          leaning: {es: Casi, en: Leaning}
          open: {es: Abierto, en: Open}
          unknown: {es: No sé, en: Unknown}
  - id: causes
    title: {es: Causas, en: Causes}
    goal: {es: Entender, en: Understand}
    questions:
      - id: cause
        label: {es: Causa, en: Cause}
        ask: {es: ¿Por qué?, en: Why?}
        tip: {es: Pregunta., en: Ask.}
      - id: incidents
        label: {es: Hechos, en: Incidents}
        ask: {es: ¿Qué pasó?, en: What happened?}
        tip: {es: Hechos., en: Facts.}
        fields:
          what: {label: {es: Qué, en: What}, ask: {es: ¿Qué?, en: What?}}
          should_have: {label: {es: Debía, en: Should}, ask: {es: ¿Qué debía pasar?, en: What should have happened?}}
          department: {label: {es: Área, en: Area}, ask: {es: ¿Dónde?, en: Where?}}
          process: {label: {es: Proceso, en: Process}, ask: {es: ¿En qué?, en: In what?}}
          position: {label: {es: Puesto, en: Position}, ask: {es: ¿Qué puesto?, en: Which position?}}
          when: {label: {es: Cuándo, en: When}, ask: {es: ¿Cuándo?, en: When?}}
          times: {label: {es: Veces, en: Times}, ask: {es: ¿Cuántas veces?, en: How often?}}
          reported_before: {label: {es: Avisó, en: Reported}, ask: {es: ¿Avisó antes?, en: Reported before?}}
      - id: shop.visit
        label: {es: Visita, en: Visit}
        ask: {es: ¿Vendría?, en: Would you come?}
        tip: {es: Sin presión., en: No pressure.}
        kind: choice
        voice: say
        when: {cause: core.*, not: {firmness: [firm, leaning]}, any: {causes.any: "*"}}
        express: yes
        choices:
          soon: {es: Pronto, en: Soon}
          never: {es: Nunca, en: Never}
  - id: recovery
    title: {es: Recuperar, en: Recover}
    goal: {es: Una vez, en: Once}
    questions:
      - id: decision
        label: {es: Decisión, en: Decision}
        ask: {es: ¿Qué decide?, en: What is it?}
        tip: {es: Respeta., en: Respect.}
        choices:
          leaves: {es: Se va, en: Leaves}
          stays: {es: Se queda, en: Stays}
          decides_later: {es: Luego, en: Later}
          unknown: {es: No sé, en: Unknown}
  - id: close
    title: {es: Cierre, en: Close}
    goal: {es: Puerta abierta, en: Open door}
    questions:
      - id: recontact_consent
        label: {es: Contacto, en: Contact}
        ask: {es: ¿Le avisamos?, en: May we write?}
        tip: {es: Pide permiso., en: Ask leave.}
        choices:
          yes: {es: Sí, en: Yes}
          no: {es: No, en: No}
          not_asked: {es: Sin preguntar, en: Not asked}
"""
