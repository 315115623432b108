package org.firstline.bridge.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HexGlyphsTest {
    @TempDir
    Path folder;

    @Test
    void narrowAndWideCells() throws IOException {
        Glyphs glyphs = of("0041:80" + "00".repeat(14) + "01\n4E2D:8001" + "0000".repeat(15) + "\n");
        boolean[][] narrow = glyphs.find('A');
        assertThat(narrow).hasDimensions(16, 8);
        assertThat(narrow[0][0]).isTrue();
        assertThat(narrow[15][7]).isTrue();
        assertThat(narrow[15][0]).isFalse();
        boolean[][] wide = glyphs.find(0x4e2d);
        assertThat(wide).hasDimensions(16, 16);
        assertThat(wide[0][0] && wide[0][15]).isTrue();
        assertThat(glyphs.find('B')).isNull();
        assertThat(glyphs.find(-1)).isNull();
        assertThat(glyphs.find(0x1F600)).isNull();
    }

    @Test
    void linesOfAnyOtherFormArePassedOver() throws IOException {
        String cell = "FF".repeat(16);
        Glyphs glyphs = of("# a remark\n\n0041:" + cell + "0\n004G:" + cell + "\n1F600:" + cell + "\n0042:ZZ"
                + cell.substring(2) + "\n0043:" + cell);
        for (int c : new int[] {'A', 'B', 0x4, 0x1F60})
            assertThat(glyphs.find(c)).isNull();
        assertThat(glyphs.find('C')).as("the last line needs no end").hasDimensions(16, 8);
    }

    @Test
    void aFileThatIsNotThereHasNone() {
        assertThat(HexGlyphs.read(folder.resolve("none.hex")).find('A')).isNull();
    }

    private Glyphs of(String text) throws IOException {
        return HexGlyphs.read(Files.writeString(folder.resolve("f.hex"), text));
    }
}
