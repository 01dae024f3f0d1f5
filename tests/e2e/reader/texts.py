# SPDX-License-Identifier: Apache-2.0
"""What the program and the sandbox's pages say, in one language."""

import xml.etree.ElementTree


class Texts:
    def __init__(self, language, source_dir):
        self._translations = {}
        if language != "en":
            path = f"{source_dir}/translations/daemun_{language}.ts"
            for context in xml.etree.ElementTree.parse(path).iter("context"):
                self._read(context)
        self._page = {}
        with open(f"{source_dir}/resources/sandbox/{language}.txt", encoding="utf-8") as lines:
            for line in lines:
                key, separator, text = line.partition("=")
                if separator:
                    self._page[key.strip()] = text.strip()

    def _read(self, context):
        name = context.find("name").text
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.text:
                translations = self._translations.setdefault(_plain(message.find("source").text), {})
                translations.setdefault(name, set()).add(_plain(translation.text))

    def ours(self, source, context=None):
        """The ways in which the program says source, anywhere or in that context; as it stands
        in the code where there is no translation."""
        translations = self._translations.get(source, {})
        if context:
            return translations.get(context) or {source}
        return set().union(*translations.values()) or {source}

    def page(self, key):
        return {self._page[key]}


def filled(sentence, name):
    """The sentence with name in it, in each of the forms that the particle behind it may have."""
    return {sentence.replace("%1(으)로", name + form).replace("%1", name) for form in _forms(name)}


def _forms(name):
    """One behind a syllable of Hangul; of anything else the walk does not know how it is read."""
    if not "가" <= name[-1] <= "힣":
        return {"으로", "로", "(으)로"}
    final = (ord(name[-1]) - ord("가")) % 28
    rieul = 8
    return {"로"} if final in (0, rieul) else {"으로"}


def _plain(text):
    """As a screen reader gets it: without the mark of the mnemonic."""
    return text.replace("&", "")
