package org.firstline.webui.boards;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.firstline.boards.Board;
import org.firstline.people.Role;
import org.firstline.people.TokenScope;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;

/** Lets a television in: makes a token of its own and shows the address to open there, once. */
final class TvDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Board board;
    private final transient Words words = Words.here();
    private final TextField name = new TextField(words.get("webui.boards.tv.name"));
    private final Fault fault = new Fault();
    private final Div form = new Div();
    private final Button issue = new Button(words.get("webui.boards.tv.issue"), e -> issue());

    TvDialog(Services services, Board board) {
        this.services = services;
        this.board = board;
        setHeaderTitle(words.get("webui.boards.tv.title"));
        setWidth("34rem");
        name.setId("tv-name");
        name.setPlaceholder(words.get("webui.boards.tv.example"));
        name.setWidthFull();
        issue.setId("issue");
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        form.addClassName("form");
        form.add(new Paragraph(words.get("webui.boards.tv.text")), name, fault);
        add(form);
        getFooter().add(new Button(words.get("webui.close"), e -> close()), issue);
        name.focus();
    }

    private void issue() {
        String actor = SignedIn.require(Role.ADMIN).login();
        fault.passes(() -> {
            String secret = services.people().issueToken(name.getValue(), TokenScope.DEVICE, actor);
            UI.getCurrent().getPage().fetchCurrentURL(here -> show(address(here, board, secret)));
        });
    }

    /** Where the box is reached from here, it is reached from the television too. */
    static String address(URL here, Board board, String secret) {
        return here.getProtocol() + "://" + here.getAuthority() + "/tv?board=" + board.name() + "&lang="
                + board.language() + "&token=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private void show(String address) {
        form.removeAll();
        issue.setVisible(false);
        var field = new TextField(words.get("webui.boards.tv.address"));
        field.setId("tv-address");
        field.setValue(address);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setWidthFull();
        form.add(
                new Paragraph(words.get("webui.boards.tv.once")),
                field,
                new Anchor(address, words.get("webui.boards.tv.open"), AnchorTarget.BLANK));
        field.focus();
    }
}
