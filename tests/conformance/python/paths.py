danger()
safe()
