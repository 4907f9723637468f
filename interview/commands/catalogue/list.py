"""`roadworthy catalogue list`: what has been imported."""

from interview.commands.catalogue.entry_words import MODELS_HEAD, NONE_YET, as_json, as_row
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json, show_table
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import in_language

TEACHING = Teaching(
    brief={"en": "List the entries of the catalogue.", "zh": "列出目录中的条目。"},
    examples=(
        ("roadworthy catalogue list", {"en": "As a table.", "zh": "以表格显示。"}),
        ("roadworthy catalogue list --json", {"en": "For other programs.", "zh": "供其他程序使用。"}),
    ),
)


@command(TEACHING, name="list")
@option(
    "--json", "as_data", is_flag=True, says={"en": "Print JSON instead of a table.", "zh": "输出 JSON 而不是表格。"}
)
@language_option()
def list(as_data: bool) -> None:  # noqa: A001
    """List the entries."""
    from interview.catalogue.store import Catalogue
    from interview.saved_cases.store_file import data_folder

    language = invocation().language
    entries = Catalogue(data_folder()).entries()
    if as_data:
        show_json([as_json(entry) for entry in entries])
    elif entries:
        show_table([in_language(head, language) for head in MODELS_HEAD], [as_row(one, language) for one in entries])
    else:
        show(in_language(NONE_YET, language))
