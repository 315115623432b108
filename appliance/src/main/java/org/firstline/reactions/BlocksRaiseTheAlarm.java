package org.firstline.reactions;

import org.firstline.base.Bus;
import org.firstline.base.Health;
import org.firstline.calls.dial.Block;
import org.firstline.calls.dial.DialEvent;

/** When somebody is blocked from calling outside, the health page and the wall say so until a person lifts the block. */
record BlocksRaiseTheAlarm(Health health) implements Reaction {
    private static final String PART = "outbound";

    @Override
    public void listen(Bus bus) {
        bus.on(JOINS, DialEvent.class, this::hear);
    }

    private void hear(DialEvent event) {
        switch (event) {
            case DialEvent.Blocked(var block) -> ill(block);
            case DialEvent.Unblocked(var who, var actor, var left) -> {
                if (left.isEmpty()) health.part(PART).well();
                else ill(left.getLast());
            }
        }
    }

    private void ill(Block block) {
        String who = block.ofEverybody() ? "" : block.who() + ": ";
        health.part(PART).ill(language -> who + block.why().sentence(language));
    }
}
