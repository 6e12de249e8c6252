return require "parts.page"
