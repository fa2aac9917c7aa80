import DOMPurify from "dompurify";

export function title(props: { html: string; name: string }) {
  return [
    // ruleid: react-html-built
    <b dangerouslySetInnerHTML={{ __html: "<i>" + props.name + "</i>" }} />,
    // ruleid: react-html-built
    <p className="x" dangerouslySetInnerHTML={{ __html: `<i>${props.name}</i>` }}></p>,
    // ruleid: react-html-built
    <p dangerouslySetInnerHTML={{ __html: props.html }} />,
    // ok: react-html-built
    <p dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(props.html) }} />,
    // ok: react-html-built
    <p dangerouslySetInnerHTML={{ __html: "<hr>" }} />,
    // ok: react-html-built
    <p title={"<i>" + props.name}>{props.name}</p>,
  ];
}
