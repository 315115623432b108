package org.firstline.calls.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.firstline.calls.EndCause;
import org.firstline.calls.Leg;
import org.firstline.calls.Line;

/** A listener that writes down what it hears, and does to arriving legs what it is told to. */
class LineLog implements Line.Listener {
    final List<String> heard = new ArrayList<>();
    final List<Leg> legs = new ArrayList<>();
    final List<Runnable> acknowledgements = new ArrayList<>();
    Consumer<Leg> onArrival = leg -> {};
    boolean acknowledgesAtOnce = true;

    @Override
    public void arrived(Leg leg) {
        heard.add("arrived " + leg.from() + " to " + leg.to() + (leg.fromTrunk() ? " from the trunk" : ""));
        legs.add(leg);
        onArrival.accept(leg);
    }

    @Override
    public void ringing(Leg leg) {
        heard.add("ringing " + leg.to());
    }

    @Override
    public void answered(Leg leg) {
        heard.add("answered " + leg.to());
    }

    @Override
    public void digit(Leg leg, char digit) {
        heard.add("digit " + digit);
    }

    @Override
    public void ended(Leg leg, EndCause cause, Runnable acknowledge) {
        heard.add("ended " + leg.to() + " " + cause);
        if (acknowledgesAtOnce) acknowledge.run();
        else acknowledgements.add(acknowledge);
    }

    @Override
    public void presence(String extension, boolean registered) {
        heard.add(extension + (registered ? " is there" : " is gone"));
    }

    List<String> take() {
        var taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
