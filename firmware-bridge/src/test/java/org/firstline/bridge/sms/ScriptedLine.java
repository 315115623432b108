package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstline.bridge.serial.SerialException;
import org.firstline.bridge.serial.SerialLine;
import org.firstline.bridge.serial.Wire;

/**
 * A modem made of a table: what it is told, what it answers, word for word. Answers not used up are given again; what is
 * not in the table gets OK, so that a test names only what it is about.
 */
final class ScriptedLine implements SerialLine {
    private final Map<String, Deque<String>> answers = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Wire out = new Wire();
    private String input = "";

    ScriptedLine() {
        on("AT+CPIN?", "+CPIN: READY\r\n\r\nOK");
        on("AT+CPMS=?", "+CPMS: (\"SM\"),(\"SM\"),(\"SM\")\r\n\r\nOK");
        on("AT+CNMI=?", "+CNMI: (0-2),(0-3),(0,2),(0-2),(0,1)\r\n\r\nOK");
        on("AT+CREG?", "+CREG: 0,1\r\n\r\nOK");
        on("AT+CGMI", "Maker\r\n\r\nOK");
        on("AT+CGMM", "Model\r\n\r\nOK");
        on("AT+CMGL=4", "OK");
    }

    /** In place of what was there before; several answers are given one after the other, the last for ever. */
    ScriptedLine on(String command, String... replies) {
        answers.put(command, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    /** Says something unasked. */
    void say(String text) {
        out.put(("\r\n" + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1), Duration.ZERO);
    }

    /** What it was told, PDUs too. */
    List<String> told() {
        return told;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public void open() {
        out.clear();
        input = "";
    }

    @Override
    public int read(byte[] into, Duration wait) {
        return out.take(into, wait);
    }

    @Override
    public int available() {
        return out.available();
    }

    @Override
    public void write(byte[] octets) throws SerialException {
        for (char c : new String(octets, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == 0x1B) continue;
            if (c != '\r' && c != 0x1A) input += c;
            else if (!input.isEmpty()) {
                String command = c == 0x1A ? "PDU" : input;
                told.add(input);
                input = "";
                Deque<String> replies = answers.get(command.startsWith("AT+CMGS") ? "AT+CMGS" : command);
                String reply = replies == null ? "OK" : replies.size() > 1 ? replies.remove() : replies.element();
                if (reply.equals("unplugged")) throw new SerialException("scripted was unplugged");
                if (reply.startsWith(">"))
                    out.put(("\r\n" + reply).getBytes(StandardCharsets.ISO_8859_1), Duration.ZERO);
                else if (!reply.isEmpty()) say(reply);
            }
        }
    }

    @Override
    public void close() {}
}
