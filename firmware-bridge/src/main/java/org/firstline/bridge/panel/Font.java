package org.firstline.bridge.panel;

/** The house's own letters, {@link Face#HOUSE}, for who draws with nothing else: signs, models, test patterns. */
public final class Font {
    public static final int HEIGHT = 7;

    private Font() {}

    public static boolean has(int character) {
        return Face.HOUSE.has(character);
    }

    /** As {@link Face#width}. */
    public static int width(String text, int scale) {
        return Face.HOUSE.width(text, scale);
    }

    /** As {@link Face#pixels}. */
    public static boolean[][] pixels(int character, int scale) {
        return Face.HOUSE.pixels(character, scale);
    }
}
