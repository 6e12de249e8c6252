-- Shows the facts of the model and nothing else, one a line or so, for the
-- sites whose output is compared with what is wanted.
return { name = "facts", api = 1 }
