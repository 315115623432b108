package org.firstline.services;

import java.time.ZoneId;
import org.firstline.audit.Audit;
import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.base.Time;
import org.firstline.boards.Boards;
import org.firstline.callbacks.Callbacks;
import org.firstline.calls.Calls;
import org.firstline.calls.prompts.PromptBooth;
import org.firstline.calls.prompts.PromptShelf;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.diagnostics.RepairChecks;
import org.firstline.flows.Flows;
import org.firstline.messages.Messages;
import org.firstline.network.Network;
import org.firstline.people.People;
import org.firstline.quality.Quality;
import org.firstline.routing.Routing;
import org.firstline.subscribers.Subscribers;
import org.firstline.tickets.Tickets;
import org.firstline.voicemail.Voicemails;
import org.firstline.works.Works;

/** Every capability by name: what screens and resources may call. */
public record Services(
        Time time,
        Bus bus,
        Health health,
        Site site,
        People people,
        Subscribers subscribers,
        Network network,
        Works works,
        Tickets tickets,
        Messages messages,
        Routing routing,
        Calls calls,
        Callbacks callbacks,
        Boards boards,
        Audit audit,
        Flows flows,
        PromptShelf prompts,
        Diagnostics diagnostics,
        RepairChecks repairs,
        Voicemails voicemails,
        PromptBooth booth,
        Quality quality) {
    /** The zone that people read times in. */
    public ZoneId zone() {
        return site.zone();
    }
}
