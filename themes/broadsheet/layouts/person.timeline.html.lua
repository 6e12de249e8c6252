return require "parts.timeline_filtered".by_person
