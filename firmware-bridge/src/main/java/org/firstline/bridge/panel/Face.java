package org.firstline.bridge.panel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A face of the letters on walls, read when it is first asked for. The house's own is proportional; X11's misc-fixed faces
 * (public domain) have cells of one width; Unifont has a cell of 16 and Chinese, Japanese and Korean too, and is there
 * where Debian's package of it is installed. A character that another face lacks is the house's, and one that this lacks
 * too is an empty box. Any thread.
 */
public enum Face {
    /** Drawn for Firstline: seven diodes high, 1 to 5 wide (a few signs 7), with a gap of one. */
    HOUSE("house", "font5x7.txt", 7, 1),
    FIXED_5X7("5x7", "fixed5x7.txt", 7, 0),
    FIXED_5X8("5x8", "fixed5x8.txt", 8, 0),
    FIXED_6X13("6x13", "fixed6x13.txt", 13, 0),
    /** GNU Unifont, a package of its own: its licence (OFL beside GPL) is kept out of the product. */
    UNIFONT("unifont", 16, 0, Path.of("/usr/share/unifont/unifont.hex"));

    /** Debian's, of the one face that may be missing. */
    public static final String PACKAGE = "unifont";

    private static final boolean[][] BOX = Glyphs.glyph("#####", "#...#", "#...#", "#...#", "#...#", "#...#", "#####");
    /** Instead of a character, for what is drawn as the box. */
    private static final int NOTHING = -1;

    private final String word;
    private final int height;
    private final int gap;
    private final @Nullable Path outside;
    private final Supplier<Glyphs> reader;
    private final Map<Long, boolean[][]> scaled = new ConcurrentHashMap<>();
    private volatile @Nullable Glyphs loaded;

    Face(String word, String file, int height, int gap) {
        this.word = word;
        this.height = height;
        this.gap = gap;
        this.outside = null;
        this.reader = () -> Glyphs.drawn(file, height);
    }

    Face(String word, int height, int gap, Path outside) {
        this.word = word;
        this.height = height;
        this.gap = gap;
        this.outside = outside;
        this.reader = () -> HexGlyphs.read(outside);
    }

    /** By its {@link #word}. */
    public static Optional<Face> find(String word) {
        for (Face face : values()) if (face.word.equals(word)) return Optional.of(face);
        return Optional.empty();
    }

    /** How a board names it: "house", "5x7", "5x8", "6x13", "unifont". */
    public String word() {
        return word;
    }

    /** Whether this machine has it. One that it has not is drawn as {@link #HOUSE} in its cells. */
    public boolean isThere() {
        return outside == null || Files.isReadable(outside);
    }

    /** In diodes, at scale 1. */
    public int height() {
        return height;
    }

    /** Between two letters, at scale 1. */
    int gap() {
        return gap;
    }

    public boolean has(int character) {
        return glyphs().find(character) != null;
    }

    /** The columns that this text takes at this scale, without a gap after its last letter. */
    public int width(String text, int scale) {
        int columns = text.codePoints().map(c -> pixels(c, 1)[0].length + gap).sum();
        return Math.max(0, columns - gap) * scale;
    }

    /**
     * One character as rows of lit diodes; callers must not write to them.
     *
     * @param scale 1 as drawn; from 2 on each diode becomes a square of them, and the steps of slanting strokes are
     *     filled (the rule of Scale2x for two, and the same rule for corners above), since stairs are what the eye
     *     sees first from afar
     */
    public boolean[][] pixels(int character, int scale) {
        if (scale < 1 || scale > 64) throw new IllegalArgumentException("scale " + scale + ", not 1 to 64");
        boolean[][] own = glyphs().find(character);
        boolean[][] small = own != null ? own : this == HOUSE ? BOX : lent(character);
        if (scale == 1) return small;
        int known = own != null || HOUSE.has(character) ? character : NOTHING;
        return scaled.computeIfAbsent(((long) scale << 32) | (known & 0xffffffffL), k -> enlarge(small, scale));
    }

    /** The house's letter in the middle of a cell of this height, with the gap that the house leaves beside it. */
    private boolean[][] lent(int character) {
        boolean[][] house = HOUSE.pixels(character, 1);
        var cell = new boolean[height][house[0].length + 1];
        for (int y = 0; y < house.length; y++)
            System.arraycopy(house[y], 0, cell[y + (height - house.length) / 2], 0, house[y].length);
        return cell;
    }

    private static boolean[][] enlarge(boolean[][] small, int scale) {
        int width = small[0].length;
        var big = new boolean[small.length * scale][width * scale];
        for (int y = 0; y < small.length; y++)
            for (int x = 0; x < width; x++) {
                boolean up = at(small, x, y - 1);
                boolean down = at(small, x, y + 1);
                boolean left = at(small, x - 1, y);
                boolean right = at(small, x + 1, y);
                for (int j = 0; j < scale; j++)
                    for (int i = 0; i < scale; i++) {
                        boolean top = 2 * j < scale;
                        boolean fore = 2 * i < scale;
                        boolean vertical = top ? up : down;
                        boolean otherVertical = top ? down : up;
                        boolean side = fore ? left : right;
                        boolean otherSide = fore ? right : left;
                        // how far this diode is from the outer corner of its quarter
                        int fromCorner = (top ? j : scale - 1 - j) + (fore ? i : scale - 1 - i);
                        boolean corner = vertical == side
                                && vertical != otherVertical
                                && side != otherSide
                                && fromCorner < (scale + 1) / 2;
                        big[y * scale + j][x * scale + i] = corner ? side : small[y][x];
                    }
            }
        return big;
    }

    private static boolean at(boolean[][] pixels, int x, int y) {
        return y >= 0 && y < pixels.length && x >= 0 && x < pixels[y].length && pixels[y][x];
    }

    private Glyphs glyphs() {
        Glyphs known = loaded;
        if (known == null) loaded = known = reader.get();
        return known;
    }
}
