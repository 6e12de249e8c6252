#include "model/match_negation.h"

#include "base/utf8.h"

struct negation {
	const char *language;
	/*
	 * Words in lower case, with spaces between and around. "-n't" is an
	 * ending, "n'-" a beginning. In languages without spaces it is
	 * characters wherever they stand.
	 */
	const char *words;
	bool is_unspaced;
};

static const struct negation negations[] = {
	{"en",
	 " not no never nor neither none nobody nothing nowhere without cannot "
	 "-n't dont doesnt didnt wont wouldnt cant couldnt shouldnt isnt arent "
	 "wasnt werent havent hasnt hadnt aint nope hardly barely scarcely "
	 "rarely seldom unless ",
	 false},
	{"ar", " لا لم لن ليس ليست ليسوا لست ما غير بدون أبدا أبدًا ", false},
	{"bg", " не няма никога никой нищо никъде нито без ", false},
	{"ca", " no mai res ningú cap ni sense tampoc ", false},
	{"cs", " ne není nikdy nikdo nic žádný žádná žádné nikde ani bez ",
	 false},
	{"da", " ikke ej aldrig ingen intet ingenting ingensteds hverken uden ",
	 false},
	{"de",
	 " nicht nichts nie niemals nimmer niemand niemanden niemandem "
	 "niemandes nirgends nirgendwo nirgendwohin kein keine keinen keinem "
	 "keiner keines keins keinerlei keinesfalls keineswegs weder ohne nein "
	 "kaum ",
	 false},
	{"el",
	 " δεν δε μην μη όχι ποτέ κανείς κανένας τίποτα τίποτε ούτε χωρίς ",
	 false},
	{"es",
	 " no nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas "
	 "ni tampoco sin apenas ",
	 false},
	{"et", " ei mitte ära ega keegi miski kunagi ilma pole ", false},
	{"fa", " نه نیست نبود هرگز هیچ بدون نمی ", false},
	{"fi", " ei en et emme ette eivät älä ilman eikä enkä ", false},
	{"fr",
	 " ne n'- pas jamais rien personne aucun aucune aucunement nul nulle "
	 "nullement ni sans non guère ",
	 false},
	{"he", " לא אין אל בלי אינו אינה אינם מעולם ", false},
	{"hi", " नहीं न मत कभी बिना ", false},
	{"hr", " ne nije nisu nikad nikada nitko ništa nigdje ni bez ", false},
	{"hu", " nem ne nincs sincs soha senki semmi sehol sem se nélkül ",
	 false},
	{"id", " tidak tak bukan jangan belum tanpa ", false},
	{"it",
	 " non no mai niente nulla nessuno nessun nessuna né neanche nemmeno "
	 "neppure senza ",
	 false},
	{"ja", " ない なく なかっ ません ませ ぬ ず 無 不 非 未 ", true},
	{"ko", " 안 못 아니 아니다 없다 없는 없이 않다 않는 않았다 말라 ",
	 false},
	{"nb", " ikke aldri ingen intet ingenting ingensteds verken uten ",
	 false},
	{"nl",
	 " niet niets nooit niemand nergens geen noch zonder nee evenmin ",
	 false},
	{"nn", " ikkje aldri ingen inkje ingenting korkje utan ", false},
	{"no", " ikke aldri ingen intet ingenting ingensteds verken uten ",
	 false},
	{"pl",
	 " nie nigdy nikt nikogo nic niczego nigdzie żaden żadna żadne ani bez "
	 "ni ",
	 false},
	{"pt",
	 " não nunca jamais nada ninguém nenhum nenhuma nem tampouco sem ",
	 false},
	{"ro", " nu nici niciodată nimeni nimic niciun nicio fără ", false},
	{"ru",
	 " не нет нету ни никогда никто никого никому никем ничто ничего "
	 "ничему ничем нигде никуда ниоткуда никак никакой никакая никакое "
	 "никакие никаких нельзя невозможно незачем некого нечего без вряд ",
	 false},
	{"sk", " nie nikdy nikto nič nikde žiadny žiadna ani bez ", false},
	{"sr",
	 " не није нису никад нико ништа ни без ne nije nisu nikad niko "
	 "ništa ni bez ",
	 false},
	{"sv", " inte ej icke aldrig ingen inget inga ingenting varken utan ",
	 false},
	{"th", " ไม่ มิ อย่า ไร้ ", true},
	{"tr",
	 " değil yok hayır asla hiç hiçbir olmadan -madı -medi -maz -mez "
	 "-mıyor -miyor -muyor -müyor ",
	 false},
	{"uk",
	 " не ні ніколи ніхто нікого нікому ніким ніщо нічого нічому нічим "
	 "ніде нікуди ніяк ніякий ніяка ніяке ніякі ніяких жоден жодна жодне "
	 "жодного жодної немає нема неможливо без навряд ",
	 false},
	{"vi", " không chẳng chưa đừng chớ ", false},
	{"zh", " 不 没 沒 无 無 非 别 別 未 莫 勿 ", true},
};

/* "pt-BR" → "pt". English when the language is not known. */
static const struct negation *
words_of(struct text language)
{
	size_t end = 0;

	while (end < language.len && ascii_is_alpha(language.s[end]))
		end++;
	language = text_slice(language, 0, end);
	for (size_t i = 0; i < ARRAY_COUNT(negations); i++) {
		if (text_equal_fold(language, text_of(negations[i].language)))
			return &negations[i];
	}
	return &negations[0];
}

/* Whether `word` is what one entry of a list says. */
static bool
is_meant(struct text word, struct text entry)
{
	if (entry.s[0] == '-')
		return text_ends(word, text_from(entry, 1));
	if (text_ends(entry, TEXT("-")))
		return text_starts(word, text_slice(entry, 0, entry.len - 1));
	return text_equal(word, entry);
}

static bool
is_negation(const struct negation *negation, struct text word)
{
	struct text rest = text_trim(text_of(negation->words));
	struct text entry;

	while (text_split(&rest, ' ', &entry)) {
		if (is_meant(word, entry))
			return true;
	}
	return false;
}

static struct text
find_in_text(const struct negation *negation, struct text text)
{
	struct text rest = text_trim(text_of(negation->words));
	struct text entry;

	while (text_split(&rest, ' ', &entry)) {
		size_t at = text_find(text, entry, 0);

		if (at != TEXT_NOT_FOUND)
			return text_slice(text, at, at + entry.len);
	}
	return (struct text){"", 0};
}

struct text
negation_find(struct text language, const struct atom *atoms, size_t count,
	      struct text text, struct arena *arena)
{
	const struct negation *negation = words_of(language);

	if (count > 0 && negation->is_unspaced)
		return find_in_text(negation, text_slice(text, atoms[0].start,
							 atoms[count - 1].end));
	for (size_t i = 0; i < count; i++) {
		if (atoms[i].kind == ATOM_WORD &&
		    is_negation(negation, utf8_fold(arena, atoms[i].folded)))
			return text_slice(text, atoms[i].start, atoms[i].end);
	}
	return (struct text){"", 0};
}
