return require "parts.record"
