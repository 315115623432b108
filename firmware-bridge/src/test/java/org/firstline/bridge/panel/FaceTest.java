package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaceTest {
    private static final String RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя";

    @Test
    void everyFaceHasBothAlphabets() {
        for (Face face : Face.values()) {
            for (int c = ' '; c < 0x7f; c++)
                assertThat(face.has(c)).as("%s %c", face, c).isTrue();
            for (char c : RUSSIAN.toCharArray())
                assertThat(face.has(c)).as("%s %c", face, c).isTrue();
        }
    }

    @Test
    void fixedFacesAreCellsOfOneSize() {
        for (Face face : new Face[] {Face.FIXED_5X7, Face.FIXED_5X8, Face.FIXED_6X13}) {
            int width = face == Face.FIXED_6X13 ? 6 : 5;
            for (char c : (RUSSIAN + "09AZaz").toCharArray()) {
                assertThat(face.pixels(c, 1)).hasNumberOfRows(face.height());
                assertThat(face.pixels(c, 1)[0]).hasSize(width);
            }
            assertThat(face.width("ЖДУТ", 2)).isEqualTo(4 * width * 2);
        }
    }

    @Test
    void aSignThatAFixedFaceLacksIsLentByTheHouse() {
        assertThat(Face.FIXED_5X7.has('✉')).isFalse();
        assertThat(Face.FIXED_5X7.pixels('✉', 1)).isNotEqualTo(Face.FIXED_5X7.pixels(0x4e2d, 1));
        assertThat(Face.FIXED_6X13.pixels('✉', 1)).hasNumberOfRows(13);
    }

    @Test
    void aWordInEachFace() {
        assertThat(art(Face.FIXED_5X8, "Жg1")).isEqualTo("""
            ...............
            G.G.G.......G..
            G.G.G......GG..
            .GGG..GG....G..
            G.G.GG..G...G..
            G.G.G.GGG...G..
            G.G.G...G..GGG.
            ......GG.......
            """);
        assertThat(art(Face.FIXED_6X13, "Ж")).contains("G.G.G.\nG.G.G.\nG.G.G.\n.GGG..\n..G...\n.GGG..\n");
        assertThat(art(Face.UNIFONT, "Ж中")).contains("..G.G.G...G....G....G...\n...GGG....G....G....G...\n");
        assertThat(Face.find("6x13")).contains(Face.FIXED_6X13);
        assertThat(Face.find("comic")).isEmpty();
    }

    private static String art(Face face, String text) {
        var canvas = new Canvas(face.width(text, 1), face.height());
        canvas.text(face, 0, 0, text, Colour.GREEN, 1);
        return canvas.frame().art();
    }
}
