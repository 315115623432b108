package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.firstline.diagnostics.probes.SimulatedAccess;
import org.firstline.tickets.TicketNote;
import org.junit.jupiter.api.Test;

/** A line of the simulated access network, checked over the wire by every probe over its own. */
class CheckLineTest {
    @Test
    void aLineIsCheckedAndItsTicketKeepsWhatWasFound() throws Exception {
        var down = new AtomicReference<>("");
        try (var town = new SimulatedAccess(host -> host.equals(down.get()));
                var box = new WireBox("web.CheckLineTest", town.probes())) {
            box.post(
                    "/api/import/nodes",
                    "id;parent;host;name;kind\nolt;;10.0.0.7;OLT;olt\nhouse;olt;;House;building\n");
            box.post("/api/import/subscribers", "contract;name;phone;node\n100234;Anna;+73512000101;house\n");
            long id =
                    box.get("/api/subscribers?search=100234").at("/items/0/id").asLong();
            long ticket = box.post(
                            "/api/tickets",
                            "{\"subject\":\"Slow\",\"category\":\"internet\",\"subscriber\":" + id + "}")
                    .at("/id")
                    .asLong();

            var good = box.post("/api/subscribers/" + id + "/check", "{\"ticket\":" + ticket + "}");
            assertThat(good.status()).as(good.text()).isEqualTo(200);
            assertThat(good.at("/mark").asString()).as(good.text()).isEqualTo("ok");
            assertThat(good.at("/findings").size()).isEqualTo(4);
            for (int i = 0; i < 4; i++)
                assertThat(good.at("/findings/" + i + "/mark").asString()).isEqualTo("ok");
            assertThat(good.at("/findings/3/text").asString()).startsWith("100234 is signed in");
            assertThat(good.at("/actor").asString()).isEqualTo("billing");
            Until.isTrue(() -> box.services.tickets().notes(ticket).stream()
                    .anyMatch(note ->
                            note.kind() == TicketNote.Kind.SYSTEM && note.text().contains("Пинг – хорошо")));

            down.set("10.0.0.7");
            var bad = box.post("/api/subscribers/" + id + "/check", null);
            assertThat(bad.at("/mark").asString()).as(bad.text()).isEqualTo("bad");
            assertThat(bad.at("/findings/1/reason").asString()).isEqualTo("snmp.silent");
            assertThat(bad.at("/findings/3/reason").asString()).isEqualTo("session.none");
            assertThat(bad.at("/ticket").isNull()).isTrue();
            assertThat(box.get("/api/subscribers/" + id + "/checks").each("mark"))
                    .containsExactly("bad", "ok");

            assertThat(box.post("/api/subscribers/999999/check", null).status()).isEqualTo(404);
            assertThat(box.post("/api/subscribers/" + id + "/check", "{\"ticket\":999999}")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void howALineIsAttachedIsWrittenDownAndImported() throws Exception {
        try (var box = new WireBox("web.CheckLineTest.facts")) {
            box.post("/api/import/subscribers", "contract;name\n1;Anna\n2;Boris\n");
            long anna = box.get("/api/subscribers?search=1").at("/items/0/id").asLong();
            long boris = box.get("/api/subscribers?search=2").at("/items/0/id").asLong();
            String path = "/api/subscribers/" + anna + "/line";
            assertThat(box.get(path).at("/port").asString()).isEmpty();
            var put = box.put(path, "{\"login\":\"anna\",\"port\":\"12\"}");
            assertThat(put.status()).as(put.text()).isEqualTo(200);
            assertThat(box.put(path, box.get(path).text()).status()).isEqualTo(200);
            assertThat(box.put(path, "{\"address\":\"-f\"}").status()).isEqualTo(409);
            String file =
                    "Договор;ONU;Profile;Switch IP\n1;1.7;huawei;10.0.0.9\n2;;;10.0.0.8\n3;1;zte;10.0.0.7\n2;9;zte;\n";
            var dry = box.post("/api/import/lines?dryRun=true", file);
            assertThat(dry.at("/added").asInt()).isEqualTo(1);
            assertThat(dry.at("/changed").asInt()).isEqualTo(1);
            assertThat(dry.at("/bad").asInt()).isEqualTo(2);
            assertThat(box.get(path).at("/onu").asString()).isEmpty();
            box.post("/api/import/lines", file);
            assertThat(box.get(path).at("/onu").asString()).isEqualTo("1.7");
            assertThat(box.get(path).at("/port").asString())
                    .as("no column, so it stays")
                    .isEqualTo("12");
            assertThat(box.get("/api/subscribers/" + boris + "/line")
                            .at("/host")
                            .asString())
                    .isEqualTo("10.0.0.8");
            assertThat(box.post("/api/import/lines", file).at("/unchanged").asInt())
                    .isEqualTo(2);
        }
    }
}
