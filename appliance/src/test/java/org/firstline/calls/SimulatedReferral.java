package org.firstline.calls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transfer that a phone of a {@link SimulatedLine} asks for; writes down what it is told, and fails on a verb out of turn. */
public final class SimulatedReferral implements Referral {
    private final String target;
    private final @Nullable Leg replaced;
    private final List<String> told = new ArrayList<>();

    SimulatedReferral(String target, @Nullable Leg replaced) {
        this.target = target;
        this.replaced = replaced;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public @Nullable Leg replaced() {
        return replaced;
    }

    @Override
    public void accept() {
        must(told.isEmpty(), "accept");
        told.add("accepted");
    }

    @Override
    public void ringing() {
        must(told.equals(List.of("accepted")), "ring");
        told.add("ringing");
    }

    @Override
    public void connected() {
        must(isPending(), "be connected");
        told.add("connected");
    }

    @Override
    public void failed(HangUp why) {
        must(isPending(), "fail");
        told.add("failed " + why);
    }

    @Override
    public void refuse(HangUp why) {
        must(told.isEmpty(), "be refused");
        told.add("refused " + why);
    }

    private boolean isPending() {
        return told.equals(List.of("accepted")) || told.equals(List.of("accepted", "ringing"));
    }

    private void must(boolean possible, String verb) {
        if (!possible) throw new AssertionError("a referral that was told " + told + " cannot " + verb);
    }

    /** What the phone was told, in order. */
    public List<String> told() {
        return List.copyOf(told);
    }
}
