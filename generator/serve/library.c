#include "serve/library.h"

#include <dlfcn.h>
#include <stddef.h>

/* The version of its interface that microhttpd.h describes. */
#define LIBRARY_NAME "libmicrohttpd.so.12"

static const struct {
	const char *name;
	size_t at; /* in struct library */
} functions[] = {
#define LIBRARY_ROW(name) {"MHD_" #name, offsetof(struct library, name)},
	LIBRARY_FUNCTIONS(LIBRARY_ROW)
#undef LIBRARY_ROW
};

static int
tell(struct diag *diag)
{
	diag_error(diag, F001, NULL, "cannot load what serves pages: %s",
		   dlerror());
	diag_hint(diag, "install libmicrohttpd; only `dossier serve` needs it");
	diag->machine_failed = true;
	return -1;
}

int
library_load(struct library *library, struct diag *diag)
{
	void *loaded = dlopen(LIBRARY_NAME, RTLD_NOW | RTLD_LOCAL);

	if (loaded == NULL)
		return tell(diag);
	for (size_t i = 0; i < ARRAY_COUNT(functions); i++) {
		void *function = dlsym(loaded, functions[i].name);

		if (function == NULL)
			return tell(diag);
		memcpy((char *)library + functions[i].at, &function,
		       sizeof(function));
	}
	return 0;
}
