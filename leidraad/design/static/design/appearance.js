// appearance
