#include "model/made_title.h"

#include "base/attr.h"
#include "base/language.h"

static const char *const languages[] = {"en", "de", "fr", "es"};

static const struct {
	const char *name;
	const char *words[ARRAY_COUNT(languages)];
} titles[] = {
	{"404",
	 {"Page not found", "Seite nicht gefunden", "Page introuvable",
	  "Página no encontrada"}},
	{"articles", {"Articles", "Artikel", "Articles", "Artículos"}},
	{"corrections",
	 {"Corrections", "Korrekturen", "Corrections", "Correcciones"}},
	{"people", {"People", "Personen", "Personnes", "Personas"}},
	{"quotes", {"Quotations", "Zitate", "Citations", "Citas"}},
	{"sources", {"Sources", "Quellen", "Sources", "Fuentes"}},
	{"statements",
	 {"Statements", "Erklärungen", "Déclarations", "Declaraciones"}},
	{"tags", {"Tags", "Schlagwörter", "Mots-clés", "Etiquetas"}},
	{"timeline", {"Timeline", "Zeitleiste", "Chronologie", "Cronología"}},
	{"transcripts",
	 {"Transcripts", "Mitschriften", "Transcriptions", "Transcripciones"}},
};

static size_t
language_column(struct text language)
{
	struct text primary = language_primary(language);

	for (size_t i = 0; i < ARRAY_COUNT(languages); i++)
		if (text_equal_fold(primary, text_of(languages[i])))
			return i;
	return 0;
}

struct text
made_title(struct text language, const char *name)
{
	for (size_t i = 0; i < ARRAY_COUNT(titles); i++)
		if (strcmp(titles[i].name, name) == 0)
			return text_of(
				titles[i].words[language_column(language)]);
	return (struct text){"", 0};
}
