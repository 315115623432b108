package org.firstline.webui.flows;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Div;

/** The drawing: the server draws it, the script {@code flows.js} tells what was dragged, pressed and chosen on it. */
@JavaScript("context://firstline/flows.js")
final class Canvas extends Div {
    private static final long serialVersionUID = 1;

    /** What people do on the drawing. */
    interface Hand {
        void choose(String step);

        void move(String step, int x, int y);

        void connect(String step, String exit, String target);

        void remove(String step);

        void undo();

        void redo();
    }

    private final transient Hand hand;

    Canvas(Hand hand) {
        this.hand = hand;
        setId("drawing");
        addClassName("flow-canvas");
        addAttachListener(e -> getElement().executeJs("window.firstlineFlow(this)"));
    }

    void show(String svg) {
        getElement().executeJs("window.firstlineFlowShow(this, $0)", svg);
    }

    @ClientCallable
    private void choose(String step) {
        hand.choose(step);
    }

    @ClientCallable
    private void move(String step, int x, int y) {
        hand.move(step, x, y);
    }

    @ClientCallable
    private void connect(String step, String exit, String target) {
        hand.connect(step, exit, target);
    }

    @ClientCallable
    private void remove(String step) {
        hand.remove(step);
    }

    @ClientCallable
    private void undo() {
        hand.undo();
    }

    @ClientCallable
    private void redo() {
        hand.redo();
    }
}
