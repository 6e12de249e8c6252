-- The style sheets of every page, later ones over earlier ones. A child theme
-- that adds one says it here. parameters.css is made of the theme's parameters.
return { "broadsheet.css", "parameters.css" }
