package org.firstline.webui.imports;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.firstline.base.csv.CsvLimits;
import org.firstline.webui.UploadWords;
import org.firstline.webui.Words;

/** Takes one file, chosen or dropped, up to {@link CsvLimits#DEFAULT}; a larger one is refused before it is sent. */
final class FileField extends Upload {
    private static final long serialVersionUID = 1;
    private static final int MOST = CsvLimits.DEFAULT.bytes();

    /** @param then gets the file's name and content, under the page's lock */
    FileField(BiConsumer<String, byte[]> then, Consumer<String> refuse) {
        super(UploadHandler.inMemory((about, bytes) -> then.accept(about.fileName(), bytes)));
        var words = Words.here();
        setId("file");
        setMaxFiles(1);
        setMaxFileSize(MOST);
        setAcceptedFileExtensions(".csv", ".txt", ".tsv");
        setUploadButton(new Button(words.get("webui.import.choose"), VaadinIcon.UPLOAD_ALT.create()));
        setDropLabel(new Span(words.get("webui.import.drop")));
        addFileRejectedListener(e -> refuse.accept(e.getErrorMessage()));
        setI18n(UploadWords.of(words, MOST, words.get("webui.import.wrong-type")));
    }
}
