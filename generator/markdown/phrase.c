#include "base/language.h"
#include "markdown/inner.h"

struct phrases {
	const char *language;
	struct text words[PHRASES];
};

#define P(literal)                                                             \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}

/* The first is taken for languages that are not here. */
static const struct phrases known[] = {
	{"en",
	 {P("Note"), P("Tip"), P("Important"), P("Warning"), P("Caution"),
	  P("Notes"), P("Back to reference"), P("Table")}},
	{"de",
	 {P("Hinweis"), P("Tipp"), P("Wichtig"), P("Warnung"), P("Vorsicht"),
	  P("Anmerkungen"), P("Zurück zur Stelle"), P("Tabelle")}},
	{"fr",
	 {P("Note"), P("Conseil"), P("Important"), P("Avertissement"),
	  P("Attention"), P("Notes"), P("Retour à l’appel"), P("Tableau")}},
	{"es",
	 {P("Nota"), P("Consejo"), P("Importante"), P("Advertencia"),
	  P("Precaución"), P("Notas"), P("Volver a la llamada"), P("Tabla")}},
	{"it",
	 {P("Nota"), P("Suggerimento"), P("Importante"), P("Avviso"),
	  P("Attenzione"), P("Note"), P("Torna al rimando"), P("Tabella")}},
	{"nl",
	 {P("Opmerking"), P("Tip"), P("Belangrijk"), P("Waarschuwing"),
	  P("Let op"), P("Noten"), P("Terug naar verwijzing"), P("Tabel")}},
	{"pl",
	 {P("Uwaga"), P("Wskazówka"), P("Ważne"), P("Ostrzeżenie"),
	  P("Przestroga"), P("Przypisy"), P("Wróć do odsyłacza"), P("Tabela")}},
	{"ru",
	 {P("Примечание"), P("Совет"), P("Важно"), P("Предупреждение"),
	  P("Осторожно"), P("Примечания"), P("Назад к сноске"), P("Таблица")}},
	{"uk",
	 {P("Примітка"), P("Порада"), P("Важливо"), P("Попередження"),
	  P("Обережно"), P("Примітки"), P("Назад до виноски"), P("Таблиця")}},
};

struct text
phrase_in(struct text language, enum phrase phrase)
{
	struct text primary = language_primary(language);

	for (size_t i = 0; i < ARRAY_COUNT(known); i++) {
		if (text_equal_fold(primary, text_of(known[i].language)))
			return known[i].words[phrase];
	}
	return known[0].words[phrase];
}
