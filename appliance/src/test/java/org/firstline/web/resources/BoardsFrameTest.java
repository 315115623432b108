package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.firstline.boards.Board;
import org.firstline.bridge.panel.Frame;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BoardsFrameTest {
    private static final String FRAME = "/api/boards/main/frame";
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("BoardsFrameTest");
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    @Test
    void aFrameIsTextArtJsonOrAPicture() throws IOException {
        var text = box.get(FRAME + "?format=text");
        assertThat(text.type()).isEqualTo("text/plain;charset=utf-8");
        Frame art = Frame.parse(text.text());
        assertThat(art.width()).isEqualTo(160);
        assertThat(art.height()).isEqualTo(90);

        var json = box.get(FRAME + "?format=json");
        assertThat(json.type()).isEqualTo("application/json");
        assertThat(json.at("/name").asString()).isEqualTo("main");
        assertThat(json.at("/width").asInt()).isEqualTo(160);
        assertThat(json.at("/rows").size()).isEqualTo(90);
        assertThat(json.at("/rows/0").asString()).hasSize(160).matches("[.GAR]+");
        assertThat(json.at("/stale").isBoolean()).isTrue();

        var png = box.get(FRAME + "?format=png");
        assertThat(png.type()).isEqualTo("image/png");
        var picture = ImageIO.read(new ByteArrayInputStream(png.octets()));
        assertThat(picture.getWidth()).isEqualTo(160 * Png.SIDE);
        assertThat(picture.getHeight()).isEqualTo(90 * Png.SIDE);
    }

    @Test
    void acceptChoosesTheFormat() {
        assertThat(accept("image/png")).isEqualTo("image/png");
        assertThat(accept("text/plain")).isEqualTo("text/plain;charset=utf-8");
        assertThat(accept("application/json;q=0.5, text/plain")).isEqualTo("text/plain;charset=utf-8");
        assertThat(accept("*/*")).isEqualTo("application/json");
        var none = box.send("GET", FRAME, WireBox.TOKEN, null, "Accept", "application/pdf");
        assertThat(none.status()).isEqualTo(406);
        assertThat(box.get(FRAME + "?format=pdf").text()).contains("\"status\":400", "\"field\":\"format\"");
    }

    private static String accept(String types) {
        return box.send("GET", FRAME, WireBox.TOKEN, null, "Accept", types).type();
    }

    @Test
    void aTelevisionSeesFramesAndNoList() {
        assertThat(box.send("GET", FRAME, WireBox.DEVICE, null).status()).isEqualTo(200);
        assertThat(box.send("GET", FRAME, null, null).status()).isEqualTo(401);
        assertThat(box.send("GET", "/api/boards", WireBox.DEVICE, null).status())
                .isEqualTo(403);
        assertThat(box.get("/api/boards").each("name")).contains(Board.MAIN);
        assertThat(box.get("/api/boards/main").at("/height").asInt()).isEqualTo(90);
        assertThat(box.get("/api/boards/none").status()).isEqualTo(404);
        assertThat(box.get("/api/boards/none/frame").status()).isEqualTo(404);
    }

    @Test
    void everyDiodeHasItsColourInThePicture() throws IOException {
        Frame frame = Frame.parse(".GA\nR..\n");
        var picture = ImageIO.read(new ByteArrayInputStream(Png.of(frame)));
        assertThat(rgb(picture.getRGB(0, 0))).isEqualTo("1c1c1c");
        assertThat(rgb(picture.getRGB(Png.SIDE, 0))).isEqualTo("30d158");
        assertThat(rgb(picture.getRGB(2 * Png.SIDE + 2, 2))).isEqualTo("ffb000");
        assertThat(rgb(picture.getRGB(0, Png.SIDE))).isEqualTo("ff453a");
        assertThat(rgb(picture.getRGB(Png.SIDE - 1, 0))).isEqualTo("a0a0a");
        assertThat(rgb(picture.getRGB(0, Png.SIDE - 1))).isEqualTo("a0a0a");
    }

    private static String rgb(int pixel) {
        return Integer.toHexString(pixel & 0xFFFFFF);
    }
}
