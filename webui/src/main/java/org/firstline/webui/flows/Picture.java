package org.firstline.webui.flows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.flows.Exit;
import org.firstline.flows.FlowReport;
import org.firstline.flows.FlowText;
import org.firstline.flows.Layout;
import org.firstline.flows.Sketch;
import org.firstline.flows.Spot;
import org.firstline.flows.Step;

/**
 * A flow as boxes and arrows; pure. Boxes carry {@code data-step}, the knobs at their lower edge {@code data-exit}: what
 * the page's script drags.
 *
 * @param chosen the step whose properties are shown; may be empty
 * @param current the step at which somebody who tries the flow is; may be empty
 * @param faulty the steps with problems
 */
record Picture(
        Sketch sketch,
        String chosen,
        String current,
        Set<String> faulty,
        FlowReport report,
        boolean editable,
        FlowWords names) {
    private static final int W = Layout.WIDTH;
    private static final int H = Layout.HEIGHT;
    private static final int MARGIN = 80;

    String svg() {
        int width = sketch.spots().values().stream().mapToInt(Spot::x).max().orElse(0) + W + MARGIN;
        int height = sketch.spots().values().stream().mapToInt(Spot::y).max().orElse(0) + H + MARGIN;
        var out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" width=\"%d\" height=\"%d\" role=\"group\">"
                .formatted(width, height));
        out.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerUnits=\"userSpaceOnUse\""
                + " markerWidth=\"10\" markerHeight=\"10\" orient=\"auto\"><path d=\"M0 0 L8 4 L0 8"
                + " z\"/></marker></defs>");
        sketch.steps().forEach((key, step) -> arrows(out, key, step));
        sketch.steps().forEach((key, step) -> box(out, key, step));
        return out.append("</svg>").toString();
    }

    private void arrows(StringBuilder out, String key, Step step) {
        Spot from = spot(key);
        List<Exit> exits = Exit.of(step);
        var counted = report.steps().get(key);
        Map<String, Integer> left = new HashMap<>(counted == null ? Map.of() : counted.next());
        for (int i = 0; i < exits.size(); i++) {
            Exit exit = exits.get(i);
            int x = from.x() + knob(i, exits.size());
            int y = from.y() + H;
            if (sketch.steps().containsKey(exit.target())) {
                Spot to = spot(exit.target());
                int tx = to.x() + W / 2;
                int bend = Math.max(32, Math.abs(to.y() - y) / 2);
                out.append("<path class=\"arrow%s\" d=\"M%d %d C%d %d %d %d %d %d\" marker-end=\"url(#tip)\"/>"
                        .formatted(
                                key.equals(chosen) ? " chosen" : "",
                                x,
                                y,
                                x,
                                y + bend,
                                tx,
                                to.y() - bend,
                                tx,
                                to.y() - 2));
            }
            // of several arrows to one step only the first is told how many went there
            Integer went = left.remove(exit.target());
            String label = label(step, exit) + (went == null ? "" : "  " + went + " ↓");
            out.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>"
                    .formatted(went == null ? "exit" : "exit counted", x + 7, y + 16 + (i % 2) * 13, escaped(label)));
        }
    }

    private void box(StringBuilder out, String key, Step step) {
        Spot at = spot(key);
        boolean fault = faulty.contains(key);
        String about = about(step);
        out.append(
                "<g class=\"step%s%s%s%s\" data-step=\"%s\" tabindex=\"0\" role=\"button\" aria-label=\"%s\" transform=\"translate(%d %d)\">"
                        .formatted(
                                step.isLast() ? " last" : "",
                                key.equals(chosen) ? " chosen" : "",
                                key.equals(current) ? " current" : "",
                                fault ? " faulty" : "",
                                escaped(key),
                                escaped(key + ": " + kind(step) + " " + about + (fault ? " ⚠" : "")),
                                at.x(),
                                at.y()));
        out.append("<rect width=\"%d\" height=\"%d\" rx=\"8\"/>".formatted(W, H));
        String mark =
                (fault ? "⚠ " : "") + (key.equals(current) ? "▶ " : "") + (key.equals(sketch.start()) ? "● " : "");
        out.append("<text class=\"name\" x=\"12\" y=\"20\">%s</text>".formatted(escaped(cut(mark + key, 22))));
        out.append("<text class=\"kind\" x=\"12\" y=\"38\">%s</text>".formatted(escaped(cut(kind(step), 25))));
        out.append(
                "<text class=\"about\" x=\"12\" y=\"54\">%s</text>".formatted(escaped(cut(figures(key, about), 25))));
        List<Exit> exits = Exit.of(step);
        for (int i = 0; i < exits.size(); i++)
            out.append("<circle class=\"knob%s\" data-exit=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>"
                    .formatted(
                            exits.get(i).target().isEmpty() ? " loose" : "",
                            escaped(exits.get(i).id()),
                            knob(i, exits.size()),
                            H,
                            editable ? 6 : 3));
        out.append("</g>");
    }

    /** With a report: who came, and who hung up here. */
    private String figures(String key, String about) {
        if (report.walks() == 0) return about;
        var counts = report.steps().get(key);
        if (counts == null) return names.words().get("webui.flows.report.nobody");
        return names.words().get("webui.flows.report.box", counts.entered(), counts.hungUp());
    }

    private static int knob(int i, int of) {
        return W * (i + 1) / (of + 1);
    }

    private Spot spot(String key) {
        return sketch.spots().getOrDefault(key, new Spot(0, 0));
    }

    private String kind(Step step) {
        return names.words().get("webui.flows.kind." + FlowText.kind(step));
    }

    private String label(Step step, Exit exit) {
        if (!exit.word().isEmpty())
            return step instanceof Step.Branch branch ? names.value(branch.fact(), exit.word()) : exit.word();
        return exit.id().equals(Exit.NEXT) ? "" : names.words().get("webui.flows.exit." + exit.id());
    }

    private String about(Step step) {
        if (!step.prompts().isEmpty())
            return String.join(
                    ", ", step.prompts().stream().map(p -> p.written()).toList());
        return switch (step) {
            case Step.Branch branch -> names.fact(branch.fact());
            case Step.LookUp look -> look.fact();
            case Step.SetLanguage set -> names.language(set.language());
            case Step.OpenTicket open -> open.subject();
            case Step.Transfer to -> to.number();
            case Step.Queue queue -> names.queue(queue.queue());
            case Step.Voicemail voicemail -> names.queue(voicemail.queue());
            case Step.Callback callback -> names.queue(callback.queue());
            default -> "";
        };
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
