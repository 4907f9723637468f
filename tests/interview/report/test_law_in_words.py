"""How sources and passages are cited."""

import pytest

from interview.report.law import title_in_words
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.sources import SourceReference
from knowledge.vocabulary.wording import article_in_words

CHINA = knowledge_base("cn")


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("cn.rtsl", "《中华人民共和国道路交通安全法》"),
        ("cn.civil", "《中华人民共和国民法典》侵权责任编"),
        ("cn.sesr", "《特种设备安全监察条例》"),
        ("cn.spc_traffic", "《最高人民法院关于审理道路交通事故损害赔偿案件适用法律若干问题的解释》"),
        ("cn.plate_fees", "牌证收费"),
        ("cn.zhengzhou_passes2021", "郑州市货车通行证"),
        ("cn.gb7258", "GB 7258-2017 机动车运行安全技术条件"),
    ],
)
def test_book_brackets_stand_round_titles_alone(source: str, title: str) -> None:
    """Not round what merely describes a rule: a clerk would look for a text of that name."""
    assert title_in_words(CHINA.sources[source])["zh"] == title


@pytest.mark.parametrize(
    ("article", "english", "chinese"),
    [
        ("15", "Art. 15", "第15条"),
        ("15(4)", "Art. 15(4)", "第15条第4项"),
        ("51-53", "Art. 51–53", "第51条至第53条"),
        ("133-1", "Art. 133-1", "第133条之一"),
        ("cl. 12.15", "cl. 12.15", "第12.15条"),
        ("annex 1", "annex 1", "附件1"),
        ("", "", ""),
    ],
)
def test_a_passage_is_cited_as_each_language_does(article: str, english: str, chinese: str) -> None:
    """Numbers in brackets are items."""
    reference = SourceReference("cn.rtsl", article)
    assert (article_in_words(reference, "en"), article_in_words(reference, "zh")) == (english, chinese)
