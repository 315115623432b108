package org.firstline.webui.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.firstline.boards.Board;
import org.junit.jupiter.api.Test;

class TvDialogTest {
    @Test
    void theAddressIsWhereTheBoxIsReachedFromHere() throws Exception {
        var here = URI.create("http://box.local:8080/boards").toURL();
        assertThat(TvDialog.address(here, Board.main("", "ru"), "a+b/c"))
                .isEqualTo("http://box.local:8080/tv?board=main&lang=ru&token=a%2Bb%2Fc");
    }
}
