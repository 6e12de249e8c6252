-- The least theme that makes the pages the benchmark's Hugo site has.
return { name = "plain", api = 1 }
