package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.ImportOptions;
import org.firstline.network.Complaint;
import org.firstline.network.Node;
import org.firstline.network.Suspicion;
import org.firstline.network.SuspicionsChanged;
import org.firstline.services.Services;
import org.firstline.tickets.NewTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From tickets to a suspicion and away again, on the whole box. */
class ComplaintsSuggestOutagesTest {
    private static int boxes;

    private final SimulatedTime time = new SimulatedTime();
    private final List<List<Suspicion>> news = new ArrayList<>();
    private Services box;

    @BeforeEach
    void open() {
        box = TestBox.services("reactions.ComplaintsSuggestOutages" + boxes++, time);
        box.network().start();
        box.network().put(new Node("core", null, "", "Core", ""));
        box.network().put(new Node("sw", "core", "10.0.0.5", "Lenina", "switch"));
        var file = new StringBuilder("contract;name;phone;address;node\n");
        for (int i = 1; i <= 15; i++)
            file.append(i + ";Nobody " + i + ";+7351200010" + i % 10 + ";Lenina " + i + ";sw\n");
        box.subscribers()
                .apply(box.subscribers()
                        .preview(
                                file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                ImportOptions.DETECT));
        box.bus().on("test", SuspicionsChanged.class, changed -> news.add(changed.suspicions()));
        time.settle();
    }

    private void tickets(int from, int to, String category) {
        for (int i = from; i <= to; i++) {
            long who = box.subscribers()
                    .findByContract(String.valueOf(i))
                    .orElseThrow()
                    .id();
            box.tickets().open(NewTicket.of("No internet", category).withSubscriber(who, "sw"));
        }
        time.settle();
    }

    @Test
    void twelveTicketsSuggestAnOutageUntilTheyAreOld() {
        tickets(1, 11, "internet");
        assertThat(box.network().clusters().list()).isEmpty();
        tickets(12, 13, "billing");
        assertThat(box.network().clusters().list())
                .as("money is none of the network's")
                .isEmpty();
        tickets(14, 14, "tv");
        assertThat(box.network().clusters().list()).singleElement().satisfies(one -> {
            assertThat(one.node()).isEqualTo("sw");
            assertThat(one.kind()).isEqualTo(Complaint.Kind.TICKET);
            assertThat(one.who()).hasSize(12);
        });
        assertThat(box.network().openOutages())
                .as("nobody is told of a suspicion")
                .isEmpty();
        time.pass(Duration.ofMinutes(21));
        assertThat(box.network().clusters().list()).isEmpty();
        assertThat(news).extracting(List::size).containsExactly(1, 0);
    }

    @Test
    void aPersonWavesItOffOrDeclaresIt() {
        tickets(1, 12, "internet");
        box.network().clusters().waveOff("node:sw");
        assertThat(box.network().clusters().list()).isEmpty();
        tickets(13, 14, "internet");
        assertThat(box.network().clusters().list()).as("it rests").isEmpty();
    }

    @Test
    void aDeclaredOutageExplainsIt() {
        tickets(1, 12, "internet");
        long outage = box.network().declare("sw", "head").id();
        assertThat(box.network().clusters().list()).isEmpty();
        tickets(13, 13, "internet");
        box.network().clear(outage, "head");
        box.network().verify(outage, "head");
        tickets(14, 14, "internet");
        assertThat(box.network().clusters().list())
                .as("what is over is not suspected anew for what was said of it")
                .isEmpty();
    }
}
