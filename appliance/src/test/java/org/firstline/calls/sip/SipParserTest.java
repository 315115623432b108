package org.firstline.calls.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Messages that are odd but right, and messages that are wrong, after the kinds of RFC 4475 in words of our own. */
class SipParserTest {
    private static final String PLAIN = """
            INVITE sip:88003000600@192.0.2.1 SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5060;branch=z9hG4bK1;rport
            Max-Forwards: 70
            From: "Caller" <sip:+74951234567@192.0.2.9>;tag=a1
            To: <sip:88003000600@192.0.2.1>
            Call-ID: c1@192.0.2.9
            CSeq: 7 INVITE
            Contact: <sip:caller@192.0.2.9:5060>
            Content-Type: application/sdp
            Content-Length: 5

            v=0\r
            """;

    private static byte[] wire(String text) {
        return text.replace("\r", "").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static SipMessage parse(String text) throws SipParseException {
        return SipParser.parse(wire(text));
    }

    private static SipRequest request(String text) throws SipParseException {
        return (SipRequest) parse(text);
    }

    private static String with(String header, String line) {
        return PLAIN.replaceFirst("(?m)^" + header + ":.*$", java.util.regex.Matcher.quoteReplacement(line));
    }

    private static void refused(String text, String why) {
        ThrowingCallable parsing = () -> parse(text);
        assertThatThrownBy(parsing).isInstanceOf(SipParseException.class).hasMessage(why);
    }

    @Test
    void aPlainRequestIsReadWhole() throws Exception {
        SipRequest invite = request(PLAIN);
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.uri()).isEqualTo(SipUri.of("88003000600", "192.0.2.1", 0));
        assertThat(invite.via().branch()).isEqualTo("z9hG4bK1");
        assertThat(invite.via().params().has("rport")).isTrue();
        assertThat(invite.from().name()).isEqualTo("Caller");
        assertThat(invite.from().uri().userText()).isEqualTo("+74951234567");
        assertThat(invite.from().tag()).isEqualTo("a1");
        assertThat(invite.to().tag()).isNull();
        assertThat(invite.cseq()).isEqualTo(new CSeq(7, "INVITE"));
        assertThat(invite.bodyType()).isEqualTo("application/sdp");
        assertThat(invite.bodyText()).isEqualTo("v=0\r\n");
    }

    @Test
    void whatIsPrintedIsWhatCame() throws Exception {
        byte[] octets = wire(PLAIN);
        assertThat(SipParser.parse(octets).octets()).isEqualTo(octets);
    }

    @Test
    void octetsThatAreNoTextSurvive() throws Exception {
        byte[] octets = wire(with("From", "From: \"\u00e9?\" <sip:x@192.0.2.9>;tag=a"));
        for (int i = 0; i < octets.length; i++) if (octets[i] == '?') octets[i] = (byte) 0xFF;
        assertThat(SipParser.parse(octets).octets()).isEqualTo(octets);
    }

    @Test
    void namesInUtf8AreReadAsPeopleWriteThem() throws Exception {
        var message = parse(with("From", "From: \"Иванова \\\"Маша\\\"\" <sip:101@192.0.2.9>;tag=a"));
        assertThat(message.from().name()).isEqualTo("Иванова \"Маша\"");
        assertThat(NameAddr.of("Иванова \"Маша\"", message.from().uri()).name()).isEqualTo("Иванова \"Маша\"");
    }

    @Test
    void aNameCannotBringAHeaderOfItsOwn() {
        String printed = NameAddr.of("A\r\nX: y", SipUri.of("1", "h", 0)).toString();
        assertThat(printed).isEqualTo("\"A  X: y\" <sip:1@h>");
    }

    @Test
    void shortFormsFoldsAndOddSpacesAreUnderstood() throws Exception {
        SipRequest request = request("""
                OPTIONS sip:%31%30%31@[2001:db8::1]:5070;transport=TCP?x=y SIP/2.0
                v :  SIP / 2.0 / UDP   192.0.2.9 : 5070 ;branch = z9hG4bK2 , SIP/2.0/TCP [2001:db8::9];branch=z9hG4bK3
                f: sip:101@192.0.2.9;tag=b
                t  :
                 "A, <b>" <sip:101@192.0.2.1;lr> ; x = "a;b,c"
                i: c2
                cseq: 0009
                  OPTIONS
                k: a,b
                Supported: , c ,
                NewFangled: ;;,,;=
                l: 0

                """);
        assertThat(request.uri().userText()).isEqualTo("101");
        assertThat(request.uri().host()).isEqualTo("[2001:db8::1]");
        assertThat(request.uri().port()).isEqualTo(5070);
        assertThat(request.uri().params().get("TRANSPORT")).isEqualTo("TCP");
        assertThat(request.uri().headers()).isEqualTo("x=y");
        assertThat(request.via().port()).isEqualTo(5070);
        assertThat(request.headers().values("Via")).hasSize(2);
        assertThat(request.from().tag())
                .as("without <> the parameter is the header's")
                .isEqualTo("b");
        assertThat(request.to().name()).isEqualTo("A, <b>");
        assertThat(request.to().params().get("x")).isEqualTo("\"a;b,c\"");
        assertThat(request.cseq()).isEqualTo(new CSeq(9, "OPTIONS"));
        assertThat(request.headers().values("Supported")).containsExactly("a", "b", "c");
        assertThat(request.headers().first("NewFangled")).isEqualTo(";;,,;=");
        assertThat(SipParser.parse(request.octets())).isEqualTo(request);
    }

    @Test
    void aResponseMayHaveNoReasonOrAForeignOne() throws Exception {
        String headers =
                "Via: SIP/2.0/UDP h;branch=z9hG4bK1\nFrom: <sip:a@h>;tag=1\nTo: <sip:b@h>\nCall-ID: 1\nCSeq: 1 INVITE\n\n";
        assertThat(((SipResponse) parse("SIP/2.0 100 \n" + headers)).status()).isEqualTo(100);
        assertThat(((SipResponse) parse("SIP/2.0 100\n" + headers)).reason()).isEmpty();
        assertThat(((SipResponse) parse("SIP/2.0 200 Хорошо\n" + headers)).isSuccess())
                .isTrue();
        refused("SIP/2.0 99 Low\n" + headers, "start line: no status of three digits");
        refused("SIP/2.0 700 High\n" + headers, "start line: larger than 699");
        refused("SIP/3.0 200 OK\n" + headers, "start line: not version 2.0");
    }

    @Test
    void octetsBehindTheBodyAreLeftAside() throws Exception {
        assertThat(parse(PLAIN + "and more").bodyText()).isEqualTo("v=0\r\n");
        assertThat(parse(with("Content-Length", "X: y")).bodyText())
                .as("without a length: all of it")
                .isEqualTo("v=0\r\n");
    }

    @Test
    void aSchemeThatWeDoNotKnowIsKept() throws Exception {
        SipRequest request =
                request(PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "nobodyKnowsThis:totallyopaque SIP"));
        assertThat(request.uri().scheme()).isEqualTo("nobodyknowsthis");
        assertThat(request.uri().toString()).isEqualTo("nobodyknowsthis:totallyopaque");
        assertThat(request(PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "tel:+7-495;phone-context=x SIP"))
                        .uri()
                        .userText())
                .isEqualTo("+7-495");
    }

    @Test
    void eachFaultIsNamedWithItsHeader() {
        refused("", "start line: not ended by a line break");
        refused("hello\n\n", "start line: not METHOD URI SIP/2.0");
        refused(PLAIN.replace("SIP/2.0\nVia", "SIP/7.0\nVia"), "start line: not version 2.0");
        refused(PLAIN.replace("INVITE sip:", "INV<ITE sip:"), "start line: a bad character in the method");
        refused(PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "<sip:1@192.0.2.1> SIP"), "Request-URI: no URI");
        refused(
                PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "sip:1@192.0.2.1; lr SIP"),
                "Request-URI: a bad character in the URI");
        refused(PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "sip:1@ SIP"), "Request-URI: no host");
        refused(PLAIN.replace("sip:88003000600@192.0.2.1 SIP", "sip:1@h:99999 SIP"), "Request-URI: larger than 65535");
        refused(with("Via", "X: y"), "Via: missing");
        refused(with("Via", "Via: ,"), "Via: empty");
        refused(with("Via", "Via: SIP/1.0/UDP h"), "Via: not SIP/2.0/transport");
        refused(with("Via", "Via: SIP/2.0/UDP"), "Via: no transport and host");
        refused(with("Via", "Via: SIP/2.0/UDP [2001:db8::1"), "Via: an IPv6 address without its closing bracket");
        refused(with("From", "From: \"Bell <sip:1@h>"), "From: a quote that never ends");
        refused(with("From", "From: <sip:1@h"), "From: an address without its closing >");
        refused(with("From", "From: \"A\" sip:1@h"), "From: a name without an address in <>");
        refused(with("From", "From: <sip:1@h> tag=1"), "From: unexpected text after the address");
        refused(with("To", "To:"), "To: no URI");
        refused(with("Call-ID", "Call-ID:"), "Call-ID: empty");
        refused(with("CSeq", "CSeq: 36893488147419103232 INVITE"), "CSeq: not a number");
        refused(with("CSeq", "CSeq: 2147483648 INVITE"), "CSeq: larger than 2147483647");
        refused(with("CSeq", "CSeq: -1 INVITE"), "CSeq: not a number");
        refused(with("CSeq", "CSeq: 1 BYE"), "CSeq: names another method than the request");
        refused(with("CSeq", "CSeq: 1"), "CSeq: no method");
        refused(with("Max-Forwards", "Call-ID: again"), "Call-ID: there twice");
        refused(with("Content-Length", "Content-Length: 9999"), "Content-Length: more than what came");
        refused(with("Content-Length", "Content-Length: -5"), "Content-Length: not a number");
        refused(with("Max-Forwards", "no colon"), "header 2: not name: value");
        refused(with("Max-Forwards", "X: a\u0000b"), "header 2: a control character");
        refused("OPTIONS sip:h SIP/2.0\nVia: SIP/2.0/UDP h\n", "message: ends before the empty line");
    }

    @Test
    void aRequestWhoseFaultIsInItsBodyCanBeAnswered() {
        assertThatThrownBy(() -> parse(with("Content-Length", "Content-Length: 9999")))
                .isInstanceOfSatisfying(
                        SipParseException.class, e -> assertThat(e.request()).isNotNull());
    }

    @Test
    void whatAStrangerCanMakeLongHasALimit() {
        refused(with("Max-Forwards", "X: " + "a".repeat(9000)), "header 2: longer than 8192 octets");
        refused(with("Max-Forwards", "X: a" + "\n b".repeat(4000)), "header 2: longer than 8192 octets");
        refused(with("Max-Forwards", "X: y\n".repeat(130).strip()), "message: more than 128 headers");
        refused(with("From", "From: <sip:1@h>" + ";a=b".repeat(65)), "From: more than 64 parameters");
        refused(PLAIN + "a".repeat(70_000), "message: larger than 65535 octets");
        refused(with("Via", "Via: SIP/2.0/UDP " + "a".repeat(300)), "Via: a host of more than 255 characters");
    }

    @Test
    void headersAreFoundByEitherName() throws Exception {
        var message = parse(with("Contact", "m: <sip:a@h>, \"b, c\" <sip:d@h>;q=\"1,2\"\nContact: <sip:e@h?x=1,2>"));
        assertThat(message.headers().values("Contact"))
                .containsExactly("<sip:a@h>", "\"b, c\" <sip:d@h>;q=\"1,2\"", "<sip:e@h?x=1,2>");
    }

    @Test
    void numbersMakeGoodUsers() {
        for (String text : List.of("+74951234567", "*1", "Вася", "a b@c;d")) {
            String escaped = SipUri.escapeUser(text);
            assertThat(SipUri.of(escaped, "h", 0).userText()).as(escaped).isEqualTo(text);
        }
        assertThat(SipUri.escapeUser("a b@c;d#")).isEqualTo("a%20b%40c%3Bd%23");
    }
}
