package org.firstline.web.resources;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalTime;
import java.util.List;
import org.firstline.boards.Board;
import org.firstline.boards.Boards;
import org.firstline.boards.Look;
import org.firstline.boards.Tile;
import org.firstline.web.Page;
import org.firstline.web.Paging;
import org.firstline.web.Query;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/boards}: what the walls show, and how. A frame is what a television or another panel needs, with a device
 * token.
 */
@Path("boards")
public final class BoardsResource {
    record Answer(String name, String title, int width, int height, String language, List<Tile> tiles, Look look) {
        static Answer of(Board board) {
            return new Answer(
                    board.name(),
                    board.title(),
                    board.width(),
                    board.height(),
                    board.language(),
                    board.tiles(),
                    board.look());
        }
    }

    /** What is not said stays as it is; of a new board, as the main board of an empty box has it. */
    record Change(
            @Nullable String title,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String language,
            @Nullable List<Tile> tiles,
            @Nullable LookChange look) {}

    /** What is not said stays as it is. */
    record LookChange(
            @Nullable Integer pageSeconds,
            @Nullable Integer brightness,
            @Nullable LocalTime nightFrom,
            @Nullable LocalTime nightUntil,
            @Nullable Integer nightBrightness,
            @Nullable String font) {
        Look over(Look now) {
            return new Look(
                    pageSeconds == null ? now.pageSeconds() : pageSeconds,
                    brightness == null ? now.brightness() : brightness,
                    nightFrom == null ? now.nightFrom() : nightFrom,
                    nightUntil == null ? now.nightUntil() : nightUntil,
                    nightBrightness == null ? now.nightBrightness() : nightBrightness,
                    font == null ? now.font() : font);
        }
    }

    /** How a frame is written. */
    enum Format {
        JSON(MediaType.APPLICATION_JSON_TYPE),
        TEXT(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8")),
        PNG(new MediaType("image", "png"));

        private final MediaType type;

        Format(MediaType type) {
            this.type = type;
        }
    }

    private final Boards boards;

    public BoardsResource(Boards boards) {
        this.boards = boards;
    }

    /** By name. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Page<Answer> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return Page.ofKeys(boards.list(), Paging.of(limit, cursor), Board::name, Answer::of);
    }

    @GET
    @Path("{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Answer get(@PathParam("name") String name) {
        return boards.find(name).map(Answer::of).orElseThrow(NotFoundException::new);
    }

    /** Makes the board, or changes it. */
    @PUT
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Answer put(@PathParam("name") String name, @Nullable Change change) {
        Change asked = Query.needed("title", change);
        Board now = boards.find(name).orElseGet(() -> Board.main("", "en").named(name));
        var board = new Board(
                name,
                asked.title == null ? now.title() : asked.title,
                asked.width == null ? now.width() : asked.width,
                asked.height == null ? now.height() : asked.height,
                asked.tiles == null ? now.tiles() : asked.tiles,
                asked.language == null ? now.language() : asked.language,
                asked.look == null ? now.look() : asked.look.over(now.look()));
        boards.save(board);
        return Answer.of(board);
    }

    @DELETE
    @Path("{name}")
    public void delete(@PathParam("name") String name) {
        if (boards.find(name).isEmpty()) throw new NotFoundException();
        boards.delete(name);
    }

    /**
     * The picture at this moment, in the format asked for or else in the one that {@code Accept} likes best.
     *
     * @param format {@code json}, {@code text} or {@code png}
     */
    @GET
    @Path("{name}/frame")
    public Response frame(
            @PathParam("name") String name,
            @QueryParam("format") @Nullable String format,
            @Context HttpHeaders headers) {
        Format as = format(format, headers);
        if (boards.find(name).isEmpty()) throw new NotFoundException();
        Object entity = switch (as) {
            case JSON -> boards.json(name);
            case TEXT -> boards.frame(name).art();
            case PNG -> Png.of(boards.frame(name));
        };
        return Response.ok(entity, as.type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Format format(@Nullable String asked, HttpHeaders headers) {
        Format format = Query.choice("format", Format.class, asked);
        if (format != null) return format;
        // the best liked comes first; who takes anything gets the first of ours
        for (MediaType liked : headers.getAcceptableMediaTypes())
            for (Format one : Format.values()) if (one.type.isCompatible(liked)) return one;
        throw new NotAcceptableException();
    }
}
