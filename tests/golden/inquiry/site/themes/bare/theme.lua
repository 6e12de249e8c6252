return { name = "bare", api = 1, parent = "broadsheet", parameters = { data = { default = false } } }
