package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstline.network.Node;
import org.firstline.tickets.TicketFilter;
import org.firstline.tickets.TicketNote;
import org.firstline.web.WebFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What monitors and PBXs post that think they speak to somebody else. */
class MonitorsTest {
    private static WireBox box;

    @BeforeAll
    static void start() throws WebFailure {
        box = new WireBox("web.MonitorsTest");
        box.services.network().put(new Node("sw", null, "10.0.0.5", "Switch", "switch"));
        box.post("/api/import/subscribers", "contract;name;phone;node\n1;Anna;+73512000101;sw\n");
    }

    @AfterAll
    static void stop() {
        box.close();
    }

    private static List<TicketNote> notes(long ticket) {
        return box.services.tickets().notes(ticket);
    }

    @Test
    void snmptrapdPostsItsText() {
        var answer = box.send(
                "POST",
                "/api/alerts/in/snmptrapd",
                WireBox.TOKEN,
                "sw\nUDP: [10.0.0.5]:1->[10.0.0.1]:162\nSNMPv2-MIB::snmpTrapOID.0 PowerNet-MIB::upsOnBattery\n",
                "Content-Type",
                "text/plain");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"received\":1,\"matched\":1,\"unmatched\":0}");
        assertThat(box.post("/api/alerts/in/snmptrapd", "hello").status()).isEqualTo(400);
    }

    @Test
    void jsonGoesThroughItsMapping() {
        var down = box.send(
                box.server.portalPort(),
                "POST",
                "/api/alerts/in/json/generic",
                WireBox.TOKEN,
                "{\"host\":\"10.0.0.5\",\"name\":\"Ping\",\"state\":\"down\",\"severity\":\"info\"}");
        assertThat(down.text()).contains("\"matched\":1");
        assertThat(box.post("/api/alerts/in/json/nobody", "{}").status()).isEqualTo(404);
        assertThat(box.post("/api/alerts/in/json/generic", "{}").status()).isEqualTo(400);
        assertThat(box.send("POST", "/api/alerts/in/json/generic", null, "{}").status())
                .isEqualTo(401);
    }

    @Test
    void osTicketsCallersGetTheirNumber() {
        var answer = box.send("POST", "/api/tickets.json", null, """
            {"alert":true,"autorespond":true,"source":"API","name":"LibreNMS","email":"nms@example.net",
             "phone":"83512000101","subject":"Device down","ip":"10.0.0.9",
             "message":"data:text/html;charset=utf-8,MESSAGE <b>HERE</b><br>100%",
             "attachments":[{"log.txt":"data:text/plain;charset=utf-8,x"}]}
            """, "X-API-Key", WireBox.TOKEN);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.type()).startsWith("text/plain");
        long id = Long.parseLong(answer.text());
        var ticket = box.services.tickets().get(id);
        assertThat(ticket.subject()).isEqualTo("Device down");
        assertThat(ticket.node()).isEqualTo("sw");
        assertThat(notes(id))
                .anySatisfy(note -> assertThat(note.text())
                        .contains("LibreNMS", "nms@example.net", "log.txt", "MESSAGE HERE\n100%"));
        assertThat(box.send("POST", "/api/tickets.json", null, "{\"subject\":\"x\"}", "X-API-Key", "wrong")
                        .status())
                .isEqualTo(401);
        assertThat(box.send("POST", "/api/tickets.json", null, "{}", "X-API-Key", WireBox.TOKEN)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPbxTellsOfACallAsAFormAndAsJson() {
        String path = "/api/v1/cti/" + WireBox.TOKEN.replace(" ", "%20");
        String form =
                "event=newCall&from=73512000101&to=73512000000&direction=in&callId=a%2F1&user%5B%5D=Alice&user%5B%5D=Bob";
        var begun = box.send("POST", path, null, form, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.text()).isEqualTo("{}");
        var ticket = box.services.tickets().findByCall("cti:a/1").orElseThrow();
        assertThat(ticket.subscriber()).isNotNull();
        assertThat(ticket.subject()).contains("73512000101");

        box.send("POST", path, null, """
            {"event":"answer","from":"73512000101","to":"73512000000","direction":"in","callId":"a/1","user":["Alice"]}
            """);
        for (int i = 0; i < 2; i++) box.send("POST", path, null, """
            {"event":"hangup","from":"73512000101","to":"73512000000","direction":"in","call_id":"a/1",
             "cause":"normalClearing"}
            """);
        box.send("POST", path, null, form.replace("newCall", "answer"), "Content-Type", "text/plain");
        assertThat(notes(ticket.id()))
                .filteredOn(note -> note.author().equals("pbx"))
                .extracting(TicketNote::kind)
                .containsExactlyInAnyOrder(TicketNote.Kind.NOTE, TicketNote.Kind.CALL);
        assertThat(notes(ticket.id()))
                .anySatisfy(note -> assertThat(note.text()).contains("Alice"));
        assertThat(box.services.tickets().list(TicketFilter.ALL, null, 50).stream()
                        .filter(one -> one.subject().contains("73512000101")))
                .hasSize(1);

        assertThat(box.send("POST", "/api/v1/cti/wrong", null, form, "Content-Type", "text/plain")
                        .status())
                .isEqualTo(401);
        assertThat(box.send("POST", path, null, "event=ring&callId=b", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(400);
    }
}
