/*
 * embed FOLDER OUTPUT HEADER NAME: writes the files below FOLDER as C source
 * that includes HEADER and defines the NAME_files and NAME_count it declares.
 *
 * A tool of the build, no part of the program. FOLDER may be a single file.
 * Hidden files and editors' backups are left out. OUTPUT is left untouched
 * when it would not change, so that make has nothing to do then.
 */
#include <dirent.h>
#include <err.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct paths {
	char **items; /* from the folder, each allocated */
	size_t count;
};

static char *
join(const char *folder, const char *name)
{
	char *path;

	if (asprintf(&path, "%s%s%s", folder, *folder ? "/" : "", name) < 0)
		err(1, "asprintf");
	return path;
}

static void
paths_add(struct paths *paths, char *path)
{
	size_t size = (paths->count + 1) * sizeof(*paths->items);

	paths->items = realloc(paths->items, size);
	if (!paths->items)
		err(1, "realloc");
	paths->items[paths->count++] = path;
}

static bool
is_wanted(const char *name)
{
	return name[0] != '.' && name[strlen(name) - 1] != '~';
}

/* Adds every file below `root`/`folder`, without an order. */
static void
collect(const char *root, const char *folder, struct paths *paths)
{
	char *place = join(root, folder);
	DIR *dir = opendir(place);
	struct dirent *entry;
	struct stat status;

	if (!dir)
		err(1, "%s", place);
	while ((entry = readdir(dir))) {
		if (!is_wanted(entry->d_name))
			continue;
		char *path = join(folder, entry->d_name);

		if (fstatat(dirfd(dir), entry->d_name, &status, 0) != 0)
			err(1, "%s/%s", root, path);
		if (S_ISDIR(status.st_mode)) {
			collect(root, path, paths);
			free(path);
		} else {
			paths_add(paths, path);
		}
	}
	closedir(dir);
	free(place);
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Writes the bytes of one file as an array; returns how many there are. */
static size_t
write_bytes(FILE *out, const char *path, size_t number)
{
	FILE *in = fopen(path, "rb");
	size_t size = 0;
	int byte;

	if (!in)
		err(1, "%s", path);
	fprintf(out, "static const unsigned char file_%zu[] = {", number);
	for (; (byte = getc(in)) != EOF; size++)
		fprintf(out, "%s%d,", size % 16 == 0 ? "\n\t" : "", byte);
	if (ferror(in))
		err(1, "%s", path);
	fclose(in);
	/* An array has at least one element, also that of an empty file. */
	fputs(size == 0 ? "0};\n\n" : "\n};\n\n", out);
	return size;
}

static void
write_string(FILE *out, const char *string)
{
	putc('"', out);
	for (; *string; string++)
		fprintf(out, "%s%c",
			*string == '"' || *string == '\\' ? "\\" : "", *string);
	putc('"', out);
}

/* What the source is to define, and which header declares it. */
struct naming {
	const char *header;
	const char *name;
};

static void
write_source(FILE *out, const char *root, const struct paths *paths,
	     const struct naming *naming)
{
	size_t *sizes = calloc(paths->count + 1, sizeof(*sizes));

	if (!sizes)
		err(1, "calloc");
	fprintf(out, "#include \"%s\"\n\n", naming->header);
	for (size_t i = 0; i < paths->count; i++) {
		char *path = join(root, paths->items[i]);

		sizes[i] = write_bytes(out, path, i);
		free(path);
	}
	fprintf(out, "const struct embedded_file %s_files[] = {\n",
		naming->name);
	for (size_t i = 0; i < paths->count; i++) {
		fputs("\t{", out);
		write_string(out, paths->items[i]);
		fprintf(out, ", file_%zu, %zu},\n", i, sizes[i]);
	}
	fputs("\t{0, 0, 0},\n};\n", out);
	fprintf(out, "const size_t %s_count = %zu;\n", naming->name,
		paths->count);
	free(sizes);
}

static bool
holds(const char *path, const char *bytes, size_t size)
{
	FILE *in = fopen(path, "rb");
	char *found = malloc(size + 1);
	bool same = false;

	if (!found)
		err(1, "malloc");
	if (in) {
		same = fread(found, 1, size + 1, in) == size &&
		       memcmp(found, bytes, size) == 0;
		fclose(in);
	}
	free(found);
	return same;
}

static void
replace(const char *path, const char *bytes, size_t size)
{
	FILE *out = fopen(path, "wb");

	/* On failure make removes what there is of it. */
	if (!out || fwrite(bytes, 1, size, out) != size || fclose(out) != 0)
		err(1, "%s", path);
}

/* Finds the files below `root`. A single file is split: `root` loses its name,
 * which becomes the path. */
static void
find(char **root, struct paths *paths)
{
	static char here[] = ".";
	struct stat status;
	char *name;

	if (stat(*root, &status) != 0)
		err(1, "%s", *root);
	if (S_ISDIR(status.st_mode)) {
		collect(*root, "", paths);
		return;
	}
	name = strrchr(*root, '/');
	paths_add(paths, join("", name ? name + 1 : *root));
	if (name)
		*name = '\0';
	else
		*root = here;
}

int
main(int argc, char **argv)
{
	struct paths paths = {0};
	struct naming naming;
	char *source = NULL;
	size_t size = 0;

	if (argc != 5)
		errx(2, "usage: embed FOLDER OUTPUT HEADER NAME");
	naming = (struct naming){argv[3], argv[4]};
	find(&argv[1], &paths);
	if (paths.count > 0)
		qsort(paths.items, paths.count, sizeof(*paths.items), by_bytes);

	FILE *out = open_memstream(&source, &size);

	if (!out)
		err(1, "open_memstream");
	write_source(out, argv[1], &paths, &naming);
	if (fclose(out) != 0)
		err(1, "%s", argv[2]);
	if (!holds(argv[2], source, size))
		replace(argv[2], source, size);

	for (size_t i = 0; i < paths.count; i++)
		free(paths.items[i]);
	free(paths.items);
	free(source);
	return 0;
}
