return require "parts.timeline_filtered".by_kind("response")
