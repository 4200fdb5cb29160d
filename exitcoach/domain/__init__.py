"""What exitcoach knows: frozen values and rules of one value, standard library only."""
