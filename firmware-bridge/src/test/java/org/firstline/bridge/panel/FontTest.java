package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FontTest {
    private static final String RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String SIGNS = "«»–—…№°·’“”×±€←↑→↓▲▼■●○✓✗☎✉⚠";

    @Test
    void hasTheLettersOfBothLanguages() {
        String all = RUSSIAN + SIGNS;
        for (int c = ' '; c < 0x7f; c++) all += (char) c;
        assertThat(all.codePoints().filter(c -> !Font.has(c)).mapToObj(Character::toString))
                .isEmpty();
    }

    @Test
    void noTwoRussianLettersLookAlike() {
        var seen = new HashMap<String, Character>();
        for (char c : RUSSIAN.toCharArray()) {
            var twin = seen.put(art(Character.toString(c), 1), c);
            assertThat(twin).as("twin of %s", c).isNull();
        }
    }

    @Test
    void digitsAreEquallyWide() {
        for (char c = '0'; c <= '9'; c++)
            assertThat(Font.width(Character.toString(c), 1)).isEqualTo(5);
    }

    @Test
    void drawsACyrillicWord() {
        assertThat(art("Ждёт", 1)).isEqualTo("""
                G.G.G........G.G.......
                G.G.G..................
                G.G.G...GG...GGG..GGGGG
                .GGG...G.G..G...G...G..
                G.G.G..G.G..GGGGG...G..
                G.G.G.GGGGG.G.......G..
                G.G.G.G...G..GGG....G..
                """);
    }

    @Test
    void largeLettersHaveNoStairs() {
        assertThat(art("/", 2)).isEqualTo("""
                ........GG
                ........GG
                ........GG
                .......GGG
                ......GGG.
                .....GGG..
                ....GGG...
                ...GGG....
                ..GGG.....
                .GGG......
                GGG.......
                GG........
                GG........
                GG........
                """);
    }

    @Test
    void anUnknownCharacterIsABox() {
        assertThat(Font.pixels(0x4e2d, 1)).isDeepEqualTo(Font.pixels(0x1F600, 1));
        assertThat(Font.pixels(0x4e2d, 1)[0]).containsOnly(true);
    }

    @Test
    void widthIsWhatIsDrawn() {
        for (String text : List.of("", "i", "WAITING", "ОЖИДАНИЕ 12:30", "≠"))
            for (int scale = 1; scale <= 5; scale++) {
                var canvas = new Canvas(600, 50);
                int end = canvas.text(0, 0, text, Colour.GREEN, scale);
                assertThat(Font.width(text, scale)).isEqualTo(Math.max(0, end - scale));
            }
    }

    private static String art(String text, int scale) {
        var canvas = new Canvas(Font.width(text, scale), Font.HEIGHT * scale);
        canvas.text(0, 0, text, Colour.GREEN, scale);
        return canvas.frame().art();
    }
}
