package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.firstline.calls.HangUp;
import org.junit.jupiter.api.Test;

/** What the line says to the messages that were written to break lines. */
class TortureTest {
    @Test
    void everyTortureMessageGetsTheAnswerThatItShould() {
        var wrong = new ArrayList<String>();
        List<Torture.Case> cases = Torture.cases();
        for (Torture.Case one : cases) {
            try (var line = new FuzzedLine()) {
                line.board.onArrival = leg -> leg.hangUp(HangUp.UNAVAILABLE);
                line.hear(one.octets());
                String verdict = line.lastSent instanceof SipResponse response ? "" + response.status() : "silence";
                if (!verdict.equals(one.verdict()))
                    wrong.add(one + ": " + verdict + " instead of " + one.verdict() + " " + why(one));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).as("49 of RFC 4475, 11 of RFC 5118").hasSize(60);
    }

    private static String why(Torture.Case one) {
        try {
            SipParser.parse(one.octets());
            return "(understood)";
        } catch (SipParseException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
