/*
 * Every limit of the program in one place, with the error that tells of it.
 * Sizes are bytes, times milliseconds.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define KIB ((size_t)1024)
#define MIB (1024 * KIB)

#define LIMIT_DOCUMENT (32 * MIB)     /* F003: one Markdown file */
#define LIMIT_PICTURE (256 * MIB)     /* F003: JPEG, PNG, GIF, WebP */
#define LIMIT_SITE_YAML (1 * MIB)     /* F003 */
#define LIMIT_DATA (16 * MIB)	      /* F003: a file of content/data/ */
#define LIMIT_SEAL (1024 * MIB)	      /* F003: seal.json */
#define LIMIT_THEME_FILE (1 * MIB)    /* F003 */
#define LIMIT_THEME_LEVELS 16	      /* T001: parents of parents */
#define LIMIT_FRONT_MATTER (64 * KIB) /* S003 */
#define LIMIT_YAML_DEPTH 16	      /* S004 */
#define LIMIT_YAML_KEYS 10000	      /* S005: keys and items of a mapping */
#define LIMIT_MARKDOWN_NESTING 100    /* M002: quotes and lists */
#define LIMIT_MARKDOWN_BRACKETS 1000  /* M003: unclosed [ in one block */
#define LIMIT_TABLE_COLUMNS ((size_t)200)   /* M006 */
#define LIMIT_TABLE_FILLED ((size_t)500000) /* M006: cells that rows lack */
#define LIMIT_TREE_DEPTH 32		    /* F006: folders in folders */
#define LIMIT_OUTPUT_DEPTH 128		    /* F006: of what is verified */
#define LIMIT_PATH 1024			    /* F007 */
#define LIMIT_FILES 2000000		    /* F008: files under content/ */
#define LIMIT_PAGE_OUTPUT (64 * MIB)	    /* T006: bytes of one page */
/* What is more goes to another file (sitemaps.org): */
#define LIMIT_SITEMAP (50 * MIB)
#define LIMIT_SITEMAP_URLS ((size_t)50000)
#define LIMIT_SITEMAP_ADDRESS ((size_t)2047) /* longer ones are left out */
#define LIMIT_LUA_MEMORY (256 * MIB)	     /* T004: of one worker */
#define LIMIT_LUA_STEPS 100000000 /* T005: instructions for one page */
#define LIMIT_PAGE_MS 10000	  /* T007: wall clock for one page */

/* Of the preview: what is over is refused (RFC 9110 statuses). */
#define LIMIT_REQUEST (32 * KIB) /* 431: a request's line and headers */
#define LIMIT_CONNECTIONS 128	 /* at once; more wait */
#define LIMIT_LISTENERS 64	 /* 503: pages that wait for changes */
#define LIMIT_EVENTS (4 * MIB)	 /* bytes kept for one that does not read */
#define LIMIT_IDLE_S 30		 /* seconds a connection may be silent */

#endif
