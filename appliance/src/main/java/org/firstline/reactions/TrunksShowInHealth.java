package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.calls.CallEvent;
import org.firstline.calls.TrunkNow;
import org.firstline.calls.TrunkNow.State;

/** When a trunk comes up, goes down or is refused, the health page and the wall say so. */
record TrunksShowInHealth(Health health) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, CallEvent.TrunkChanged.class, event -> show(event.trunk()));
    }

    private void show(TrunkNow trunk) {
        String name = trunk.name().equals("trunk") ? "trunk" : "trunk " + trunk.name();
        var part = health.part(name);
        boolean shown = health.list().stream()
                .anyMatch(state -> state.name().equals(name)
                        && state.level() == level(trunk.state())
                        && state.why().equals(trunk.why()));
        // calls come and go over a trunk all the time; that is no news here
        if (shown) return;
        switch (trunk.state()) {
            case STARTING -> {}
            case UP -> part.well();
            case DOWN, REFUSED -> part.ill(trunk.fault()::sentence);
        }
    }

    private static Health.Level level(State state) {
        return switch (state) {
            case STARTING -> Health.Level.STARTING;
            case UP -> Health.Level.WELL;
            case DOWN, REFUSED -> Health.Level.ILL;
        };
    }
}
