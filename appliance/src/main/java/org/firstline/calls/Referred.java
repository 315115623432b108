package org.firstline.calls;

/** What an agent's phone asks by its own transfer button, done by the rules of the desk's. On "switchboard". */
final class Referred {
    private Referred() {}

    static void hear(Exchange exchange, OpenCall call, Leg leg, Referral to) {
        var talk = call.talk();
        if (talk == null || !talk.isAgents(leg)) {
            to.refuse(HangUp.FORBIDDEN);
            return;
        }
        Leg asked = to.replaced();
        Target target = target(exchange, to.target());
        if (asked == null && !exchange.legs().mayReach(target, call)) {
            // she still has her caller, and her phone says that it came to nothing
            to.refuse(HangUp.FORBIDDEN);
            return;
        }
        to.accept();
        boolean done = asked == null ? talk.now().allows(Act.TRANSFER) : talk.completeWith(asked);
        if (asked == null && done) talk.transfer(target);
        if (done) to.connected();
        else to.failed(HangUp.UNAVAILABLE);
    }

    private static Target target(Exchange exchange, String dialled) {
        if (exchange.ports().places().hasQueue(dialled)) return new Target.Queue(dialled);
        return exchange.ports().line().isRegistered(dialled) ? new Target.Agent(dialled) : new Target.Number(dialled);
    }
}
