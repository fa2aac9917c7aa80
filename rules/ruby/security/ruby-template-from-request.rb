class PagesController < ApplicationController
  def show
    text = params[:text]
    # ruleid: ruby-template-from-request
    ERB.new("Dear " + text).result
    # ok: ruby-template-from-request
    ERB.new("Dear <%= name %>").result_with_hash(name: text)
    # ruleid: ruby-template-from-request
    Liquid::Template.parse(text).render
    # ok: ruby-template-from-request
    Liquid::Template.parse("{{ name }}").render("name" => text)
    # ruleid: ruby-template-from-request
    render inline: text
  end
end
