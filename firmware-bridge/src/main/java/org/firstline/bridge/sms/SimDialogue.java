package org.firstline.bridge.sms;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.firstline.bridge.serial.Wire;
import org.jspecify.annotations.Nullable;

/** What a simulated phone answers to AT commands; its caller holds the phone's lock. */
final class SimDialogue {
    private static final char CTRL_Z = 0x1A;
    private static final char ESC = 0x1B;
    private static final Pattern ARGUMENT = Pattern.compile("=\"?(\\w+)\"?");
    private static final Pattern CNMI = Pattern.compile("AT\\+CNMI=\\d,(\\d),\\d,(\\d),\\d");

    private final SimRadio radio;
    private final SimMemory memory;
    private final Wire out;
    private final StringBuilder input = new StringBuilder();
    private boolean echo = true;
    private boolean pduMode;
    private boolean awaitsPdu;
    private int expectedOctets;
    private long askedNanos;
    private int announceMessages;
    private int routeReports;

    /** While the radio is at work the modem answers nothing else. */
    private long busyUntilNanos;

    SimDialogue(SimRadio radio, SimMemory memory, Wire out) {
        this.radio = radio;
        this.memory = memory;
        this.out = out;
        this.busyUntilNanos = radio.ticks.nanos();
    }

    void hear(byte[] octets, int count) {
        if (radio.hung) return;
        for (int i = 0; i < count; i++) {
            char c = (char) (octets[i] & 0xFF);
            if (c == ESC) {
                if (awaitsPdu) say("\r\nOK\r\n");
                input.setLength(0);
                awaitsPdu = false;
            } else if (awaitsPdu && c == CTRL_Z) {
                awaitsPdu = false;
                submit(taken());
            } else if (!awaitsPdu && c == '\r') command(taken());
            else if (c != '\n' && input.length() < 2000) input.append(c);
        }
    }

    private String taken() {
        String text = input.toString().strip();
        input.setLength(0);
        return text;
    }

    private void command(String text) {
        if (text.isEmpty()) return;
        if (echo) say(text + "\r");
        say(noise());
        String command = text.toUpperCase(java.util.Locale.ROOT);
        if (command.startsWith("AT+CMGS=")) {
            askedNanos = radio.ticks.nanos();
            prompt(command.substring(8));
        } else say(answer(command));
    }

    private String noise() {
        String line = radio.nextNoise();
        return line == null ? "" : "\r\n" + line + "\r\n";
    }

    private String answer(String command) {
        Matcher argument = ARGUMENT.matcher(command);
        String value = argument.find() ? argument.group(1) : "";
        return switch (command.split("[=?]", 2)[0]) {
            case "AT", "ATZ", "ATV1", "AT+CMEE", "AT+CSMS", "AT+CFUN" -> ok();
            case "ATE0", "ATE1" -> {
                echo = command.equals("ATE1");
                yield ok();
            }
            case "AT+CPIN" -> command.contains("=") ? enterPin(value) : pin();
            case "AT+CGSN" -> ok(radio.imei);
            case "AT+CIMI" -> ok("250010000000001");
            case "AT+COPS" -> ok("+COPS: 0,0,\"Demo Mobile\"");
            case "AT+CUSD" -> command.startsWith("AT+CUSD=1") ? ok() + ussd() : ok();
            case "AT+CREG" -> ok("+CREG: 0," + (radio.registered ? 1 : 0));
            case "AT+CEREG" -> ok("+CEREG: 0,0");
            case "AT+CSQ" -> ok("+CSQ: 21,99");
            case "AT+CGMI" -> ok(radio.maker);
            case "AT+CGMM" -> ok("PhoneSim");
            case "AT+CGMR" -> ok("1.0");
            case "AT+CSCA" -> command.endsWith("?") ? ok("+CSCA: \"+79000000000\",145") : ok();
            case "AT+CSCS" -> command.endsWith("?") ? ok("+CSCS: \"GSM\"") : ok();
            case "AT+CBC" -> ok("+CBC: 0,100");
            case "AT+CMGF" -> {
                pduMode = value.equals("0");
                yield ok();
            }
            case "AT+CPMS" -> command.endsWith("=?") ? ok("+CPMS: (\"SM\",\"SR\"),(\"SM\"),(\"SM\")") : select(value);
            case "AT+CNMI" -> command.endsWith("=?") ? ok("+CNMI: (0-2),(0,1),(0,2),(0-2),(0,1)") : announce(command);
            case "AT+CMGL" -> list();
            case "AT+CMGR" -> read(Integer.parseInt(value));
            case "AT+CMGD" -> {
                Integer moved = memory.delete(Integer.parseInt(value));
                yield moved == null ? ok() : ok() + announcement(moved);
            }
            default -> radio.maker.equalsIgnoreCase("huawei") ? "\r\nCOMMAND NOT SUPPORT\r\n" : "\r\nERROR\r\n";
        };
    }

    private String ussd() {
        return "\r\n+CUSD: 0,\"" + radio.balance + "\",15\r\n";
    }

    private String enterPin(String pin) {
        if (radio.sim != PhoneSim.Sim.PIN || !pin.equals(radio.pin)) {
            radio.wrongPins++;
            return "\r\n+CME ERROR: 16\r\n";
        }
        radio.sim = PhoneSim.Sim.READY;
        return ok();
    }

    private String pin() {
        return switch (radio.sim) {
            case READY -> ok("+CPIN: READY");
            case PIN -> ok("+CPIN: SIM PIN");
            case ABSENT -> "\r\n+CME ERROR: 10\r\n";
        };
    }

    private String select(String store) {
        if (!memory.has(store)) return "\r\n+CMS ERROR: 302\r\n";
        memory.selected = store;
        int used = memory.of(store).size();
        return ok("+CPMS: " + used + "," + SimMemory.PLACES + "," + used + "," + SimMemory.PLACES);
    }

    private String announce(String command) {
        Matcher m = CNMI.matcher(command);
        if (!m.matches()) return "\r\nERROR\r\n";
        announceMessages = Integer.parseInt(m.group(1));
        routeReports = Integer.parseInt(m.group(2));
        return ok();
    }

    private String list() {
        var text = new StringBuilder();
        memory.of(memory.selected)
                .forEach((index, stored) -> text.append("\r\n+CMGL: %d,%d,,%d\r\n%s"
                        .formatted(index, stored.unread() ? 0 : 1, octets(stored.hex()), stored.hex())));
        return text + ok();
    }

    private String read(int index) {
        SimMemory.Stored stored = memory.read(index);
        if (stored == null) return ok();
        return "\r\n+CMGR: %d,,%d\r\n%s".formatted(stored.unread() ? 0 : 1, octets(stored.hex()), stored.hex()) + ok();
    }

    private static int octets(String hex) {
        return hex.length() / 2 - 1;
    }

    /** The address of the service centre comes before the PDU and does not count; most leave it empty (27.005, 3.1). */
    private static int centre(String hex) {
        return Math.max(0, Character.digit(hex.charAt(0), 16) * 16 + Character.digit(hex.charAt(1), 16));
    }

    private void prompt(String length) {
        if (!pduMode) say("\r\n+CMS ERROR: 305\r\n");
        else if (radio.sim != PhoneSim.Sim.READY) say("\r\n+CMS ERROR: 310\r\n");
        else {
            expectedOctets = Integer.parseInt(length);
            awaitsPdu = true;
            sayAfter("\r\n> ", radio.promptDelay());
        }
    }

    private void submit(String hex) {
        Integer refusal = radio.registered ? radio.nextRefusal() : Integer.valueOf(331);
        if (memory.isFull()) refusal = 322;
        if (hex.length() < 2 || octets(hex) - centre(hex) != expectedOctets) refusal = 304;
        Duration takes = radio.answerDelay();
        if (refusal != null) {
            sayAfter("\r\n+CMS ERROR: " + refusal + "\r\n", takes);
            return;
        }
        try {
            PhoneSim.Sent one = radio.take(hex, askedNanos);
            if (radio.losesAnswer()) return;
            say(noise());
            sayAfter("\r\n+CMGS: " + one.reference() + "\r\n" + noise() + ok(), takes);
            if (radio.willReport(one)) report(one, takes.plus(radio.reportTakes));
        } catch (PduException e) {
            sayAfter("\r\n+CMS ERROR: 304\r\n", takes);
        }
    }

    private void report(PhoneSim.Sent one, Duration delay) {
        var now = java.time.Instant.EPOCH.plusSeconds(1_700_000_000L);
        String hex = new StatusReport(one.reference(), one.submit().to(), now, now, radio.reportStatus).hex();
        if (routeReports == 1) out.put(bytes("\r\n+CDS: " + octets(hex) + "\r\n" + hex + "\r\n"), delay);
        else if (routeReports == 2) {
            Integer index = memory.put("SR", hex);
            // Quectel's way: the announcement names another memory than the report is in
            if (index != null) out.put(bytes("\r\n+CDSI: \"SM\"," + index + "\r\n"), delay);
        }
    }

    /** A message from the air. */
    void receive(String hex) {
        Integer index = memory.put("SM", hex);
        if (index == null) say("\r\n^SMMEMFULL: 0\r\n");
        else say(announcement(index));
    }

    private String announcement(int index) {
        return announceMessages == 1 ? "\r\n+CMTI: \"SM\"," + index + "\r\n" : "";
    }

    private static String ok() {
        return "\r\nOK\r\n";
    }

    private static String ok(@Nullable String line) {
        return "\r\n" + line + "\r\n" + ok();
    }

    private void say(String text) {
        sayAfter(text, Duration.ZERO);
    }

    private void sayAfter(String text, Duration delay) {
        if (text.isEmpty()) return;
        long now = radio.ticks.nanos();
        if (busyUntilNanos - now < 0) busyUntilNanos = now;
        busyUntilNanos += delay.toNanos();
        out.put(bytes(text), Duration.ofNanos(busyUntilNanos - now));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
