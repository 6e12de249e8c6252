return {
  the_record = "Docket",
  the_record_help = "Every record in this file, with what we hold of it.",
}
