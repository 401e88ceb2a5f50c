# Makes the font files beside it from the @fontsource-variable packages: `pip install fonttools brotli`, then run it with their folder.
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

KEPT = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]
# The letters of European languages that Latin-1 lacks; the interface often shows them in names.
EUROPEAN = lambda letter: 0x100 <= letter <= 0x17F or 0x218 <= letter <= 0x21B
FONTS = [
    ("inter", "inter/files/inter-latin-wght-normal", (400, 700)),
    ("inter-ext", "inter/files/inter-latin-ext-wght-normal", (400, 700), EUROPEAN),
    ("inter-rare", "inter/files/inter-latin-ext-wght-normal", (400, 700), lambda letter: not EUROPEAN(letter)),
    ("serif", "source-serif-4/files/source-serif-4-latin-wght-normal", (400, 700)),
    ("serif-ext", "source-serif-4/files/source-serif-4-latin-ext-wght-normal", (400, 700)),
    ("serif-italic", "source-serif-4/files/source-serif-4-latin-wght-italic", 400),
    ("mono", "jetbrains-mono/files/jetbrains-mono-latin-wght-normal", (400, 700)),
    ("mono-ext", "jetbrains-mono/files/jetbrains-mono-latin-ext-wght-normal", (400, 700)),
]


def make(name, source, weights, kept=lambda letter: True):
    font = instancer.instantiateVariableFont(TTFont(f"{source}.woff2"), {"wght": weights})
    font.flavor = None
    font.save(f"{name}.ttf.tmp")
    font = TTFont(f"{name}.ttf.tmp")
    options = subset.Options(layout_features=KEPT, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 6, 13, 14])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=[letter for letter in font.getBestCmap() if kept(letter)])
    chosen.subset(font)
    # The license reserves the name "Source" for the unchanged font.
    if name.startswith("serif"):
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6):
                record.string = "CairnSerif" if record.nameID == 6 else "Cairn Serif"
    font.flavor = "woff2"
    font.save(f"{name}.woff2")


for name, source, *how in FONTS:
    make(name, f"{sys.argv[1]}/{source}", *how)
