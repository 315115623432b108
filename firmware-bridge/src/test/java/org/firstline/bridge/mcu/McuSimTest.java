package org.firstline.bridge.mcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.firstline.bridge.panel.Canvas;
import org.firstline.bridge.panel.Colour;
import org.firstline.bridge.panel.Frame;
import org.junit.jupiter.api.Test;

/** What a firmware does with octets and with the time, by hand. */
class McuSimTest {
    private final McuSim board = new McuSim(64, 8, 1);
    private final McuReader host = new McuReader();

    @Test
    void showsNoDataUntilItIsToldAndFiveSecondsAfterTheLastWord() {
        assertThat(board.frame()).isEqualTo(noData());
        say(McuFrame.SHOW, 1, 100);
        assertThat(board.frame()).isEqualTo(Frame.dark(64, 8));
        board.tick(4999);
        assertThat(board.frame()).isEqualTo(Frame.dark(64, 8));
        board.tick(5000);
        assertThat(board.frame()).isEqualTo(noData());
        say(McuFrame.SHOW, 2, 40);
        assertThat(board.frame()).isEqualTo(Frame.dark(64, 8));
        assertThat(board.brightness()).isEqualTo(40);
    }

    @Test
    void aRelayFallsBackByItselfAndWithItsHost() {
        say(McuFrame.RELAY, 1, 1, 1, 0, 3);
        assertThat(board.isRelayOn(1)).isTrue();
        board.tick(2999);
        assertThat(board.isRelayOn(1)).isTrue();
        board.tick(3000);
        assertThat(board.isRelayOn(1)).isFalse();
        say(McuFrame.RELAY, 2, 1, 1, 0, 200);
        board.tick(7999);
        assertThat(board.isRelayOn(1)).isTrue();
        board.tick(8000);
        assertThat(board.isRelayOn(1)).isFalse();
    }

    @Test
    void whatItCannotDoItRefuses() {
        assertThat(say(McuFrame.DRAW, 1, 0, 0)).isEqualTo(nak(1, 1));
        assertThat(say(McuFrame.DRAW, 2, 0, 127, 1, 2)).isEqualTo(nak(2, 3));
        assertThat(say(0x33, 3)).isEqualTo(nak(3, 2));
        assertThat(say(McuFrame.SHOW, 4, 101)).isEqualTo(nak(4, 3));
        assertThat(say(McuFrame.RELAY, 5, 2, 1, 0, 1)).isEqualTo(nak(5, 3));
        assertThat(say(McuFrame.RELAY, 6, 1, 1, 0, 0)).isEqualTo(nak(6, 3));
        assertThat(say(McuFrame.HELLO, 7, 2, 3)).isEqualTo(nak(7, 4));
        assertThat(take(new McuFrame(2, McuFrame.PING, 8, new byte[0]))).isEqualTo(nak(8, 4));
    }

    @Test
    void aCommandThatComesTwiceIsDoneOnce() {
        say(McuFrame.RELAY, 1, 1, 1, 0, 3);
        board.tick(2000);
        // the answer was lost: the same again must not hold the relay for longer
        assertThat(say(McuFrame.RELAY, 1, 1, 1, 0, 3).type()).isEqualTo(McuFrame.ACK);
        board.tick(3000);
        assertThat(board.isRelayOn(1)).isFalse();
    }

    @Test
    void theAnswerToShowIsTheSumOfWhatShows() {
        var octets = new byte[128];
        octets[0] = (byte) 0b01_10_11_00;
        var payload = new byte[130];
        System.arraycopy(octets, 0, payload, 2, 128);
        take(new McuFrame(1, McuFrame.DRAW, 1, payload));
        McuFrame ack = say(McuFrame.SHOW, 2, 100);
        assertThat(McuFrame.get16(ack.payload(), 0)).isEqualTo(Crc16.of(octets, 128));
        assertThat(board.frame().rows().getFirst()).startsWith("GAR.....");
    }

    private McuFrame say(int type, int sequence, int... payload) {
        var octets = new byte[payload.length];
        for (int i = 0; i < payload.length; i++) octets[i] = (byte) payload[i];
        return take(new McuFrame(1, type, sequence, octets));
    }

    private McuFrame take(McuFrame frame) {
        byte[] wire = frame.wire();
        byte[] answer = board.take(wire, wire.length, 0);
        List<McuFrame> answers = host.take(answer, answer.length);
        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().sequence()).isEqualTo(frame.sequence());
        return answers.getFirst();
    }

    private static McuFrame nak(int sequence, int code) {
        return new McuFrame(1, McuFrame.NAK, sequence, new byte[] {(byte) code});
    }

    private static Frame noData() {
        var canvas = new Canvas(64, 8);
        canvas.text(0, 0, "NO DATA", Colour.RED, 1);
        return canvas.frame();
    }

    @Test
    void theGreetingSaysWhatThereIs() throws McuException {
        Hello hello = Hello.parse(say(McuFrame.HELLO, 1, 1, 1).payload());
        assertThat(List.of(hello.width(), hello.height(), hello.relays())).containsExactly(64, 8, 1);
        assertThat(hello.boot()).isEqualTo(Hello.Boot.POWER);
        assertThat(Arrays.asList(hello.firmware(), hello.id())).containsExactly("1.0.0", "46697273746c696e");
        board.restart(true);
        assertThat(Hello.parse(say(McuFrame.HELLO, 2, 1, 1).payload()).boot()).isEqualTo(Hello.Boot.WATCHDOG);
    }
}
